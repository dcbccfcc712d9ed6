/** 一覧: many incidents, filtered, in a stable order. */
@NullMarked
package jp.csirt.incident.read.incidentlist;

import org.jspecify.annotations.NullMarked;
