/** 段階の見守り: warnings and escalations along the timetable. */
@NullMarked
package jp.csirt.incident.process.escalation;

import org.jspecify.annotations.NullMarked;
