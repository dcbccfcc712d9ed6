/** 雛形: the forms as Word and Excel files, made from templates whose placeholders are the forms' fields. */
@NullMarked
package jp.csirt.incident.export.template;

import org.jspecify.annotations.NullMarked;
