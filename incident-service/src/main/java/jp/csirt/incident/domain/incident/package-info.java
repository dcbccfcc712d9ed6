/** 事案: the aggregate from 報告 over 評価, 応急措置, 原因究明 and 再発防止 to 完了; its commands, events and tracks. */
@NullMarked
package jp.csirt.incident.domain.incident;

import org.jspecify.annotations.NullMarked;
