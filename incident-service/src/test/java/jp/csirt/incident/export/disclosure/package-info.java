/** Tests of tables as files. */
@NullMarked
package jp.csirt.incident.export.disclosure;

import org.jspecify.annotations.NullMarked;
