/** 画面のセッション: who came with which cookie, by its digest, and what was typed when a session ended. */
@NullMarked
package jp.csirt.incident.platform.session;

import org.jspecify.annotations.NullMarked;
