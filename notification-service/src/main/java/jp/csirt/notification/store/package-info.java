/** 保存: the collections, and the only place that knows the database. */
@NullMarked
package jp.csirt.notification.store;

import org.jspecify.annotations.NullMarked;
