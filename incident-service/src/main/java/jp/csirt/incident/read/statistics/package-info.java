/** 統計: how many incidents of a fiscal year, how fast they were dealt with, and which reports were in time. */
@NullMarked
package jp.csirt.incident.read.statistics;

import org.jspecify.annotations.NullMarked;
