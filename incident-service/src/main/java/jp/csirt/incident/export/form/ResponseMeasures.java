package jp.csirt.incident.export.form;

import static java.util.stream.Collectors.joining;
import static jp.csirt.incident.export.form.FormField.field;
import static jp.csirt.incident.export.form.FormGroup.group;
import static jp.csirt.incident.export.form.FormTable.column;
import static jp.csirt.incident.export.form.FormTable.time;
import static jp.csirt.incident.export.form.Stage.CONDITIONAL;
import static jp.csirt.incident.export.form.Stage.FIRST;
import static jp.csirt.incident.export.form.Stage.FOLLOW_UP;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.csirt.incident.domain.incident.Execution;
import jp.csirt.incident.domain.incident.Instruction;
import jp.csirt.incident.domain.incident.SupplementField;
import jp.csirt.incident.export.render.Paper.Column;
import jp.csirt.incident.export.render.PaperDates;
import jp.csirt.incident.read.detail.IncidentDetail.ExecutionEntry;
import jp.csirt.incident.read.detail.IncidentDetail.InstructionEntry;
import jp.csirt.incident.read.detail.IncidentDetail.Response;
import jp.csirt.incident.read.detail.InstructionState;
import jp.csirt.incident.read.record.Stamp;
import jp.csirt.incident.read.timeline.TimelineItem;

/** 様式B 2 応急措置 and 5 復旧. Source: requirements E.2. */
final class ResponseMeasures {

    private static final List<Column> INSTRUCTIONS =
            List.of(time("日時", 20), column("指示者", 15), column("指示先", 15), column("内容", 37), column("根拠条項", 13));
    private static final List<Column> ACTIONS =
            List.of(time("日時", 20), column("実施者", 15), column("内容", 30), column("結果", 22), column("確認者（2名確認）", 13));
    private static final List<Column> RECOVERY =
            List.of(time("日時", 20), column("区分", 12), column("内容", 50), column("指示者・実施者", 18));
    private static final String CONTAINMENT_INSTRUCTED = "containment-instructed";

    private ResponseMeasures() {}

    static FormGroup containment(FormFacts facts) {
        Response containment = facts.incident().containment();
        return group(
                "2",
                "応急措置",
                field("B201", "指示", FIRST, instructions(facts, containment).or(notNeeded(containment, "応急措置は不要"))),
                field("B202", "実施", FIRST, actions(containment).or(notNeeded(containment, "応急措置は不要"))),
                field("B203", "システム・回線の停止／遮断", CONDITIONAL, ResponseTracks.systemStops(facts)));
    }

    static FormGroup recovery(FormFacts facts) {
        Response recovery = facts.incident().recovery();
        return group(
                "5",
                "復旧",
                field("B501", "復旧指示・実施・確認", FOLLOW_UP, acts(facts, recovery).or(notNeeded(recovery, "復旧は不要"))),
                field(
                        "B502",
                        "復旧状況・代替手段",
                        FOLLOW_UP,
                        facts.supplements().with(SupplementField.B502, progress(facts, recovery))),
                field("B503", "業務継続計画との関係", CONDITIONAL, facts.supplements().of(SupplementField.B503)));
    }

    private static Answer notNeeded(Response response, String words) {
        return Optional.ofNullable(response.notNeeded())
                .map(notNeeded -> Answer.of(notNeeded, "%s（%s）".formatted(words, notNeeded.reason())))
                .orElse(Answer.OPEN);
    }

    private static Answer instructions(FormFacts facts, Response response) {
        return Answer.table(
                response.instructions(),
                INSTRUCTIONS,
                response.instructions().stream()
                        .map(entry -> List.of(
                                PaperDates.dateTime(entry.stamp().occurredAt()),
                                entry.stamp().actor(),
                                facts.names().post(entry.instruction().to()),
                                ordered(entry.instruction()),
                                clauses(facts, entry.stamp())))
                        .toList());
    }

    private static String ordered(Instruction instruction) {
        return Answer.lines(
                instruction.measures(),
                instruction.dueAt() == null ? null : "期限: " + PaperDates.dateTime(instruction.dueAt()));
    }

    /** The clauses stored with the instruction's event. */
    private static String clauses(FormFacts facts, Stamp stamp) {
        return facts.timeline().stream()
                .filter(item -> item.event().equals(CONTAINMENT_INSTRUCTED))
                .filter(item -> item.recordedAt().equals(stamp.recordedAt())
                        && item.occurredAt().equals(stamp.occurredAt()))
                .map(TimelineItem::clauses)
                .findFirst()
                .map(clauses -> String.join("、", clauses))
                .orElse("");
    }

    private static Answer actions(Response response) {
        return Answer.table(
                response.actions(),
                ACTIONS,
                response.actions().stream().map(ResponseMeasures::action).toList());
    }

    private static List<String> action(ExecutionEntry entry) {
        Execution execution = entry.execution();
        return List.of(
                PaperDates.dateTime(entry.stamp().occurredAt()),
                entry.stamp().actor(),
                done(entry),
                execution.effect(),
                execution.checkedBy() == null ? "" : execution.checkedBy());
    }

    private static String done(ExecutionEntry entry) {
        String instructions = entry.instructions().stream().map(String::valueOf).collect(joining("・"));
        return entry.execution().what() + (instructions.isEmpty() ? "" : "（指示 %s）".formatted(instructions));
    }

    private static Answer acts(FormFacts facts, Response response) {
        Stream<Act> instructed = response.instructions().stream().map(entry -> act(facts, entry));
        Stream<Act> executed = response.actions().stream().map(ResponseMeasures::act);
        return Answer.table(
                response,
                RECOVERY,
                Stream.concat(instructed, executed)
                        .sorted(Comparator.comparing((Act act) -> act.stamp().occurredAt())
                                .thenComparing(act -> act.stamp().recordedAt()))
                        .map(act -> List.of(
                                PaperDates.dateTime(act.stamp().occurredAt()),
                                act.kind(),
                                act.what(),
                                act.stamp().actor()))
                        .toList());
    }

    private static Act act(FormFacts facts, InstructionEntry entry) {
        Instruction instruction = entry.instruction();
        String to = facts.names().post(instruction.to());
        return new Act("指示 %d".formatted(entry.n()), "%sへ: %s".formatted(to, ordered(instruction)), entry.stamp());
    }

    private static Act act(ExecutionEntry entry) {
        Execution execution = entry.execution();
        return new Act(
                "実施",
                Answer.lines(
                        done(entry),
                        execution.effect().isBlank() ? null : "結果: " + execution.effect(),
                        execution.checkedBy() == null ? null : "確認者: " + execution.checkedBy()),
                entry.stamp());
    }

    private static Answer progress(FormFacts facts, Response recovery) {
        long open = recovery.instructions().stream()
                .filter(entry -> entry.state() != InstructionState.DONE)
                .count();
        if (facts.reopened()
                || (recovery.instructions().isEmpty() && recovery.actions().isEmpty())) {
            return notNeeded(recovery, "復旧は不要");
        }
        if (open > 0) {
            String words = recovery.actions().isEmpty() ? "未" : "一部";
            return Answer.text("%s（指示 %d件のうち未実施 %d件）"
                    .formatted(words, recovery.instructions().size(), open));
        }
        return Answer.text("記録された指示は全て実施済");
    }

    /** One line of the recovery. */
    private record Act(String kind, String what, Stamp stamp) {}
}
