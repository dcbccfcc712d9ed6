/** 画面のログイン: how a session begins and ends. */
@NullMarked
package jp.csirt.incident.api.console.session;

import org.jspecify.annotations.NullMarked;
