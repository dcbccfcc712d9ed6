/** 手段: mail and webhooks; each tells what became of one attempt. */
@NullMarked
package jp.csirt.notification.channel;

import org.jspecify.annotations.NullMarked;
