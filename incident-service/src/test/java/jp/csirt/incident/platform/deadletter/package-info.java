/** Dead letters. */
@NullMarked
package jp.csirt.incident.platform.deadletter;

import org.jspecify.annotations.NullMarked;
