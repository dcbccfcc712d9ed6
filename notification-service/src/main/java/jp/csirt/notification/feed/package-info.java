/** 出来事の受取り: follows the feed of incident-service in order, keeps its place and says what it could not use. */
@NullMarked
package jp.csirt.notification.feed;

import org.jspecify.annotations.NullMarked;
