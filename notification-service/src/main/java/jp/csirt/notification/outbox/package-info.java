/** 送信箱: one message per notification, person and channel, until it is sent or given up. */
@NullMarked
package jp.csirt.notification.outbox;

import org.jspecify.annotations.NullMarked;
