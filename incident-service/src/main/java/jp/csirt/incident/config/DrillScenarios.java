package jp.csirt.incident.config;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import jp.csirt.incident.api.console.drill.Scenario;
import jp.csirt.incident.demo.SampleCase;
import jp.csirt.incident.domain.profile.PolicyProfile;
import tools.jackson.databind.node.ObjectNode;

/** 訓練の想定: the sample incidents, in the units of this body. */
final class DrillScenarios {

    private DrillScenarios() {}

    static List<Scenario> of(PolicyProfile profile) {
        return SampleCase.IDS.stream()
                .map(SampleCase::read)
                .map(sample -> {
                    ObjectNode report = report(sample, sample.reportedAt(), profile);
                    return new Scenario(
                            sample.id(),
                            report.path("title").asString(),
                            report.path("summary").asString(),
                            at -> report(sample, at, profile));
                })
                .toList();
    }

    /** The report of the case as if it were made at that time; a unit that the body does not have is its first organ. */
    private static ObjectNode report(SampleCase sample, Instant at, PolicyProfile profile) {
        ObjectNode report =
                sample.later(Duration.between(sample.reportedAt(), at)).report();
        report.remove("occurredAt");
        if (profile.organs().stream().noneMatch(organ -> organ.code().equals(sample.organ()))) {
            report.put("organ", profile.organs().getFirst().code());
        }
        String department = report.path("department").asString("");
        if (profile.department(department)
                .filter(known -> known.organ().equals(report.path("organ").asString()))
                .isEmpty()) {
            report.remove("department");
        }
        return report;
    }
}
