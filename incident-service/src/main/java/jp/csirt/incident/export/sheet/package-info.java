/** 表: tables as files that spreadsheets open. */
@NullMarked
package jp.csirt.incident.export.sheet;

import org.jspecify.annotations.NullMarked;
