package jp.csirt.incident.domain.incident;

import java.time.Instant;
import jp.csirt.incident.domain.shared.LongText;
import jp.csirt.incident.domain.shared.Personal;
import org.jspecify.annotations.Nullable;

/**
 * 公表の判断の内容, proposed or decided.
 *
 * @param reason why it is not made public, or not yet
 * @param note 重要度・影響範囲 and whatever else the judgement rests on
 * @param until 保留 until then
 */
public record DisclosureDecision(
        DisclosureResult result,
        @Nullable NonDisclosureReason reason,
        @Personal @LongText @Nullable String note,
        @Nullable Instant until,
        @Nullable DisclosureMode mode) {}
