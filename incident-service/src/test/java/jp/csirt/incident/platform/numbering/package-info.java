/** Tests of the series of numbers. */
@NullMarked
package jp.csirt.incident.platform.numbering;

import org.jspecify.annotations.NullMarked;
