/**
 * 差込印刷: fills the placeholders {@code {{key}}} of Word and Excel files. There is no expression language: a placeholder
 * names a text or a column of a list, everything else in the file stays as it is.
 */
@NullMarked
package jp.csirt.incident.export.office;

import org.jspecify.annotations.NullMarked;
