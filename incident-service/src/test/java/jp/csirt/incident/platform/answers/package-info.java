/** Tests of kept answers. */
@NullMarked
package jp.csirt.incident.platform.answers;

import org.jspecify.annotations.NullMarked;
