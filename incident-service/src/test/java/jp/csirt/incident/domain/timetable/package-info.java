@NullMarked
package jp.csirt.incident.domain.timetable;

import org.jspecify.annotations.NullMarked;
