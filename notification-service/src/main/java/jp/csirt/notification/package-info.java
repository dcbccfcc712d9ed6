/** 通知: follows the event feed of incident-service and reaches people until somebody confirms. */
@NullMarked
package jp.csirt.notification;

import org.jspecify.annotations.NullMarked;
