/** Tests of the deadlines. */
@NullMarked
package jp.csirt.incident.platform.deadline;

import org.jspecify.annotations.NullMarked;
