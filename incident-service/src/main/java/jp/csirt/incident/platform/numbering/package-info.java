/** Series of numbers without repetition. */
@NullMarked
package jp.csirt.incident.platform.numbering;

import org.jspecify.annotations.NullMarked;
