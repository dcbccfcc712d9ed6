/** Tests of the forms: every field is there, filled from the right fact, and nothing people write breaks a paper. */
@NullMarked
package jp.csirt.incident.export.form;

import org.jspecify.annotations.NullMarked;
