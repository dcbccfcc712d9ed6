/** 文面: the words of messages, in Japanese and English, editable. */
@NullMarked
package jp.csirt.notification.template;

import org.jspecify.annotations.NullMarked;
