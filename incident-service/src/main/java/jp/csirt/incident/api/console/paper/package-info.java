/** 画面の書類: forms as they print, what they lack, how they are issued, and the files of an incident. */
@NullMarked
package jp.csirt.incident.api.console.paper;

import org.jspecify.annotations.NullMarked;
