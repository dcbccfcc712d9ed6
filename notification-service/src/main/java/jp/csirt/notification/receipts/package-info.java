/** 受領の記録: what became of each notification goes back to incident-service until it is taken. */
@NullMarked
package jp.csirt.notification.receipts;

import org.jspecify.annotations.NullMarked;
