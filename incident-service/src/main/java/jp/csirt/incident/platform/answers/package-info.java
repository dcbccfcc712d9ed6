/** 回答の控え: answers that a repeated request gets again; no incident's content. */
@NullMarked
package jp.csirt.incident.platform.answers;

import org.jspecify.annotations.NullMarked;
