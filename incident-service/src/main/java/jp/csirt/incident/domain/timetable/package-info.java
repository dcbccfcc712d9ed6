/** 対応の進み: which steps of the timetable an incident has to take, since when, until when. */
@NullMarked
package jp.csirt.incident.domain.timetable;

import org.jspecify.annotations.NullMarked;
