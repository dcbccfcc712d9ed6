/** 画面の訓練: drills begin from scenarios and are evaluated by their steps. */
@NullMarked
package jp.csirt.incident.api.console.drill;

import org.jspecify.annotations.NullMarked;
