/** 時系列: the events of one incident in words. */
@NullMarked
package jp.csirt.incident.read.timeline;

import org.jspecify.annotations.NullMarked;
