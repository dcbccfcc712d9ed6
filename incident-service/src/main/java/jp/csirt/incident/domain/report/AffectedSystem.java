package jp.csirt.incident.domain.report;

import jp.csirt.incident.domain.shared.Personal;
import jp.csirt.incident.domain.shared.PostCode;
import org.jspecify.annotations.Nullable;

/**
 * 対象の情報システム.
 *
 * @param managerPost code of the post that manages it (情報システム管理者); who holds it may see the incident
 */
public record AffectedSystem(
        @Personal String name,
        @Nullable Zone zone,
        @PostCode @Nullable String managerPost) {}
