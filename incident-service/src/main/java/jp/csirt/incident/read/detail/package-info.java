/** 事案の詳細: everything about one incident. */
@NullMarked
package jp.csirt.incident.read.detail;

import org.jspecify.annotations.NullMarked;
