/** Tests of the forms as Word and Excel files. */
@NullMarked
package jp.csirt.incident.export.template;

import org.jspecify.annotations.NullMarked;
