/** 統計の表: the figures of a fiscal year as a table. */
@NullMarked
package jp.csirt.incident.export.statistics;

import org.jspecify.annotations.NullMarked;
