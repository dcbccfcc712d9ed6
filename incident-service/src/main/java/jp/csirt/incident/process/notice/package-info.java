/** 連絡: makes the notifications that are due, by commands to the incident's watch. */
@NullMarked
package jp.csirt.incident.process.notice;

import org.jspecify.annotations.NullMarked;
