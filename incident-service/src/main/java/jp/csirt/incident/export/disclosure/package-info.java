/** 一括公表: what a body makes public of a half-year's incidents in one list. */
@NullMarked
package jp.csirt.incident.export.disclosure;

import org.jspecify.annotations.NullMarked;
