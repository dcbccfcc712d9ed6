package jp.csirt.incident.api.console.page;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import jp.csirt.incident.api.console.frame.Times;
import jp.csirt.incident.read.detail.IncidentDetail;
import org.jspecify.annotations.Nullable;

/** 報告から完了まで: how far the incident is. */
record Stepper(List<Stage> stages) {

    static Stepper of(IncidentDetail detail) {
        var approval = detail.closure().closed();
        var stages = new ArrayList<Stage>();
        add(stages, "report", detail.reportedAt());
        add(
                stages,
                "assessment",
                last(detail.assessments().stream().map(one -> one.stamp().occurredAt())));
        add(
                stages,
                "containment",
                detail.containment().actions().isEmpty()
                        ? null
                        : detail.containment().completedAt());
        add(
                stages,
                "cause",
                last(detail.causes().stream().map(one -> one.stamp().occurredAt())));
        add(
                stages,
                "prevention",
                last(detail.preventionPlans().stream()
                        .flatMap(plan -> Stream.ofNullable(plan.decision()))
                        .map(decision -> decision.stamp().occurredAt())));
        add(stages, "closed", approval == null ? null : approval.stamp().occurredAt());
        return new Stepper(stages);
    }

    private static @Nullable Instant last(Stream<Instant> times) {
        return times.reduce((_, later) -> later).orElse(null);
    }

    /** The first one without a time is where it stands. */
    private static void add(List<Stage> stages, String name, @Nullable Instant at) {
        boolean before = stages.stream().allMatch(stage -> stage.kind().equals("past"));
        String kind = at != null ? "past" : before ? "here" : "";
        stages.add(new Stage("stepper." + name, kind, at == null ? "" : Times.at(at)));
    }

    /** 段; {@code name} is a key of the messages. */
    record Stage(String name, String kind, String at) {}
}
