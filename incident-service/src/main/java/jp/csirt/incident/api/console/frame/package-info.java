/** 画面の枠: what every page shares, from the request to the answer. */
@NullMarked
package jp.csirt.incident.api.console.frame;

import org.jspecify.annotations.NullMarked;
