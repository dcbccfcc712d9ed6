package jp.csirt.incident.domain.report;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import jp.csirt.incident.domain.shared.Certainty;
import jp.csirt.incident.domain.shared.ChosenFrom;
import jp.csirt.incident.domain.shared.LongText;
import jp.csirt.incident.domain.shared.Personal;
import jp.csirt.incident.domain.shared.TriState;
import org.jspecify.annotations.Nullable;

/**
 * 報告の内容: what the employee who reports knows. Source: 志免町 5.3(1)①.
 *
 * @param awareAt 知った日時: when anyone in the body first knew; legal limits run from here
 * @param level 被害レベル as the reporter judges it, 0 to 3
 * @param organ code of the organ (機関) concerned
 * @param department code of the department concerned
 * @param implicatedPersonIds 当事者: persons who lose sight and approval of this incident
 */
public record Report(
        @Personal String title,
        @Personal @LongText String summary,
        Instant awareAt,
        int level,
        Category category,
        @ChosenFrom(ChosenFrom.Directory.ORGANS) String organ,
        Reporter reporter,
        Channel channel,
        @Nullable Instant startedAt,
        @Nullable Certainty startedCertainty,
        @Nullable Instant discoveredAt,
        @Nullable Discoverer discoverer,

        @ChosenFrom(ChosenFrom.Directory.DEPARTMENTS) @Nullable
        String department,

        @Nullable Threat threat,
        List<AffectedSystem> systems,
        List<AffectedAsset> assets,
        Impact impact,
        PersonalData personalData,
        @Nullable ContractedVendor vendor,
        List<UUID> implicatedPersonIds,
        TriState crimePossible,
        boolean drill) {

    public Report {
        systems = List.copyOf(systems);
        assets = List.copyOf(assets);
        implicatedPersonIds = List.copyOf(implicatedPersonIds);
    }
}
