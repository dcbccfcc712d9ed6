/** 定時の連絡: the morning's open items, the week's summary, the sign of life, and the alarm when the feed is away. */
@NullMarked
package jp.csirt.notification.digest;

import org.jspecify.annotations.NullMarked;
