/** 期限と時刻: event time to due instant, as pure functions; the only place that knows Asia/Tokyo. */
@NullMarked
package jp.csirt.incident.domain.deadline;

import org.jspecify.annotations.NullMarked;
