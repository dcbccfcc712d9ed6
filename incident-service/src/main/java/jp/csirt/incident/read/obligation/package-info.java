/** 外部報告義務: who must still be told of one incident, and why. */
@NullMarked
package jp.csirt.incident.read.obligation;

import org.jspecify.annotations.NullMarked;
