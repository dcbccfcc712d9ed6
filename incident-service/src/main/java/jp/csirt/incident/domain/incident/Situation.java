package jp.csirt.incident.domain.incident;

import java.time.Instant;
import java.util.List;
import jp.csirt.incident.domain.report.AffectedAsset;
import jp.csirt.incident.domain.report.AffectedSystem;
import jp.csirt.incident.domain.report.Impact;
import jp.csirt.incident.domain.report.PersonalData;
import jp.csirt.incident.domain.shared.LongText;
import jp.csirt.incident.domain.shared.Personal;
import jp.csirt.incident.domain.shared.TriState;
import org.jspecify.annotations.Nullable;

/**
 * 状況確認: what was found. An absent member leaves the fact as it was.
 *
 * @param awareAt when anyone in the body first knew these facts
 */
public record Situation(
        @Personal @LongText String findings,
        @Nullable PersonalData personalData,
        @Nullable Impact impact,
        @Nullable List<AffectedSystem> systems,
        @Nullable List<AffectedAsset> assets,
        @Nullable TriState crimePossible,
        Instant awareAt) {

    public Situation {
        systems = systems == null ? null : List.copyOf(systems);
        assets = assets == null ? null : List.copyOf(assets);
    }
}
