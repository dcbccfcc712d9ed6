package jp.csirt.incident.domain.incident;

import jp.csirt.incident.domain.shared.Personal;
import org.jspecify.annotations.Nullable;

/**
 * 警察への連絡.
 *
 * @param office 署・担当
 * @param reference 受理番号
 */
public record PoliceContact(
        PoliceContactType type,
        @Personal String office,
        @Personal @Nullable String reference) {}
