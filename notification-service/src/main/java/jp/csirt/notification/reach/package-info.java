/** 到達: tells one post after the other until somebody confirms. */
@NullMarked
package jp.csirt.notification.reach;

import org.jspecify.annotations.NullMarked;
