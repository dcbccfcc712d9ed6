package jp.csirt.incident.export.form;

import static jp.csirt.incident.export.form.Story.ID;

import java.time.Instant;
import java.util.stream.IntStream;
import jp.csirt.incident.domain.incident.AssessmentEvent.SituationConfirmed;
import jp.csirt.incident.domain.incident.Situation;
import jp.csirt.incident.domain.report.AffectedAsset;
import jp.csirt.incident.domain.report.Medium;

/** A story that goes on and on. */
final class LongStory {

    private LongStory() {}

    /** Three hundred acts on two hundred assets. */
    static Story told() {
        Story story = Story.of("2026-02-20T00:15:00Z", Reports.minimal());
        var assets = IntStream.rangeClosed(1, 200)
                .mapToObj(n -> new AffectedAsset("台帳%03d".formatted(n), Medium.PAPER, null, null, null))
                .toList();
        for (int n = 1; n <= 300; n++) {
            var situation = new Situation(
                    "確認 %d".formatted(n), null, null, null, assets, null, Instant.parse("2026-02-20T01:00:00Z"));
            story.then(1, "2026-02-20T01:00:00Z", act -> new SituationConfirmed(ID, act, situation));
        }
        return story;
    }
}
