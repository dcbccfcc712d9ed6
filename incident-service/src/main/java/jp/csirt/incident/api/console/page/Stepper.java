package jp.csirt.incident.api.console.page;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.csirt.incident.api.console.frame.Times;
import jp.csirt.incident.domain.incident.CauseCertainty;
import jp.csirt.incident.domain.incident.DecisionResult;
import jp.csirt.incident.read.detail.IncidentDetail;
import jp.csirt.incident.read.detail.IncidentDetail.NotNeeded;
import jp.csirt.incident.read.detail.IncidentDetail.Response;
import org.jspecify.annotations.Nullable;

/** 報告から完了まで: how far the incident is. */
record Stepper(List<Stage> stages) {

    static Stepper of(IncidentDetail detail, Times times) {
        var approval = detail.closure().closed();
        var stages = new ArrayList<Stage>();
        add(times, stages, "report", detail.reportedAt());
        add(
                times,
                stages,
                "assessment",
                newest(detail.assessments())
                        .map(one -> one.stamp().occurredAt())
                        .orElse(null));
        add(times, stages, "containment", contained(detail.containment()));
        add(
                times,
                stages,
                "cause",
                newest(detail.causes())
                        .filter(found -> found.cause().certainty() != CauseCertainty.HYPOTHESIS)
                        .map(found -> found.stamp().occurredAt())
                        .orElse(null));
        add(
                times,
                stages,
                "prevention",
                newest(detail.preventionPlans())
                        .flatMap(plan -> Optional.ofNullable(plan.decision()))
                        .filter(decision -> decision.result() == DecisionResult.APPROVED)
                        .map(decision -> decision.stamp().occurredAt())
                        .orElse(null));
        add(times, stages, "closed", approval == null ? null : approval.stamp().occurredAt());
        return new Stepper(stages);
    }

    /** It ended, or it was found not to be needed; an instruction after that begins it anew. */
    private static @Nullable Instant contained(Response containment) {
        NotNeeded none = containment.notNeeded();
        Instant completedAt = containment.completedAt();
        return completedAt == null && none != null ? none.stamp().occurredAt() : completedAt;
    }

    private static <T> Optional<T> newest(List<T> all) {
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
    }

    /** The first one without a time is where it stands. */
    private static void add(Times times, List<Stage> stages, String name, @Nullable Instant at) {
        boolean before = stages.stream().allMatch(stage -> stage.kind().equals("past"));
        String kind = at != null ? "past" : before ? "here" : "";
        stages.add(new Stage("stepper." + name, kind, at == null ? "" : times.at(at)));
    }

    /** 段; {@code name} is a key of the messages. */
    record Stage(String name, String kind, String at) {}
}
