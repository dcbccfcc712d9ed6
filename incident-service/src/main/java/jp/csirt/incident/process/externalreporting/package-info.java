/** 外部報告の見守り: reminders of legal limits, and the record of a miss. */
@NullMarked
package jp.csirt.incident.process.externalreporting;

import org.jspecify.annotations.NullMarked;
