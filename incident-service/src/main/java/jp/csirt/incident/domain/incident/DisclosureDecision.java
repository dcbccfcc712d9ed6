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
 * @param mode 公表の方法; a decision to publish that leaves it open takes the one of the body's policy
 */
public record DisclosureDecision(
        DisclosureResult result,
        @Nullable NonDisclosureReason reason,
        @Personal @LongText @Nullable String note,
        @Nullable Instant until,
        @Nullable DisclosureMode mode) {

    /** The same decision, made public that way unless it says how. */
    DisclosureDecision orBy(DisclosureMode usual) {
        return mode == null && result == DisclosureResult.PUBLIC
                ? new DisclosureDecision(result, reason, note, until, usual)
                : this;
    }
}
