/** The whole service over HTTP, between a feed, a mail server and hooks on the loopback address. */
@NullMarked
package jp.csirt.notification.journey;

import org.jspecify.annotations.NullMarked;
