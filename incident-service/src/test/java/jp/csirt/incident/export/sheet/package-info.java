/** Tests of tables as files. */
@NullMarked
package jp.csirt.incident.export.sheet;

import org.jspecify.annotations.NullMarked;
