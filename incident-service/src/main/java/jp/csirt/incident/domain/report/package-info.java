/** 報告の内容: the facts of an incident as they are reported and confirmed, and the classes they are sorted into. */
@NullMarked
package jp.csirt.incident.domain.report;

import org.jspecify.annotations.NullMarked;
