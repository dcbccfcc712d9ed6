package jp.csirt.incident.export.form;

import static java.util.stream.Collectors.joining;
import static jp.csirt.incident.export.form.FormField.field;
import static jp.csirt.incident.export.form.FormGroup.group;
import static jp.csirt.incident.export.form.FormTable.column;
import static jp.csirt.incident.export.form.FormTable.time;
import static jp.csirt.incident.export.form.Stage.LAST;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.csirt.incident.domain.incident.Cause;
import jp.csirt.incident.domain.incident.CauseCertainty;
import jp.csirt.incident.domain.incident.DecisionResult;
import jp.csirt.incident.domain.incident.ProposedMeasure;
import jp.csirt.incident.domain.incident.SupplementField;
import jp.csirt.incident.export.render.Paper.Column;
import jp.csirt.incident.export.render.PaperDates;
import jp.csirt.incident.read.detail.IncidentDetail.CarryOver;
import jp.csirt.incident.read.detail.IncidentDetail.CauseEntry;
import jp.csirt.incident.read.detail.IncidentDetail.Decision;
import jp.csirt.incident.read.detail.IncidentDetail.Implementation;
import jp.csirt.incident.read.detail.IncidentDetail.MeasureEntry;
import jp.csirt.incident.read.detail.IncidentDetail.PreventionPlanEntry;

/** 様式B 11 原因, 12 再発防止策 and 13 CISO確認. Source: requirements E.2. */
final class ResponsePrevention {

    private static final List<Column> DONE = List.of(column("内容", 58), time("実施日", 20), column("担当", 22));
    private static final List<Column> TO_DO =
            List.of(column("内容", 44), time("期限", 20), column("担当", 20), column("状態", 16));
    private static final List<Column> EFFECTS =
            List.of(column("措置", 34), time("確認日", 20), column("確認者", 18), column("結果", 28));
    private static final List<Column> DECISIONS =
            List.of(time("日時", 18), column("確認結果", 12), column("指示事項", 34), column("指示先", 18), time("期限", 18));

    private ResponsePrevention() {}

    static FormGroup cause(FormFacts facts) {
        return group("11", "原因", field("B1101", "原因究明の結果", LAST, result(facts)));
    }

    static FormGroup measures(FormFacts facts) {
        List<MeasureEntry> measures = facts.incident().measures();
        return group(
                "12",
                "再発防止策",
                field("B1201", "実施済みの措置", LAST, done(facts)),
                field("B1202", "今後実施予定の措置", LAST, toDo(facts).or(notNeeded(facts))),
                field("B1203", "効果確認", LAST, effects(measures)),
                field("B1204", "規程・計画・研修への反映", LAST, facts.supplements().of(SupplementField.B1204)));
    }

    static FormGroup confirmation(FormFacts facts) {
        List<PreventionPlanEntry> plans = facts.incident().preventionPlans();
        return group(
                "13",
                "CISO確認",
                field("B1301", "再発防止策の報告日時", LAST, proposed(plans)),
                field("B1302", "確認結果・指示事項・指示先・期限", LAST, decisions(facts, plans)));
    }

    private static Answer result(FormFacts facts) {
        return facts.finalCause()
                .map(CauseEntry::cause)
                .map(cause -> cause.certainty() == CauseCertainty.UNKNOWN
                        ? Answer.unknown(cause, words(cause))
                        : Answer.of(cause, words(cause)))
                .orElse(Answer.OPEN);
    }

    private static String words(Cause cause) {
        return Answer.lines(
                "%s（%s）".formatted(cause.causeClass().label(), cause.certainty().label()),
                cause.direct(),
                cause.background());
    }

    private static Optional<PreventionPlanEntry> plan(FormFacts facts) {
        return FormFacts.newest(facts.incident().preventionPlans());
    }

    /** The newest plan's measures, unless the CISO returned it. */
    private static Stream<ProposedMeasure> proposed(FormFacts facts) {
        return plan(facts)
                .filter(plan -> plan.decision() == null || plan.decision().result() == DecisionResult.APPROVED)
                .stream()
                .flatMap(plan -> plan.measures().stream());
    }

    /** What was done already when it was told to the CISO, in whichever plan; one that was returned tells nothing. */
    private static Stream<ProposedMeasure> doneBefore(FormFacts facts) {
        return facts.incident().preventionPlans().stream()
                .filter(plan -> plan.decision() == null || plan.decision().result() != DecisionResult.RETURNED)
                .flatMap(plan -> plan.measures().stream())
                .filter(ProposedMeasure::done)
                .distinct();
    }

    private static Answer done(FormFacts facts) {
        List<MeasureEntry> measures = facts.incident().measures();
        Stream<List<String>> before = doneBefore(facts)
                .map(measure -> List.of(measure.what(), "報告時に実施済", facts.names().post(measure.ownerPost())));
        Stream<List<String>> ordered = measures.stream()
                .filter(ResponsePrevention::isDone)
                .flatMap(measure -> implemented(facts, measure).stream());
        return Answer.table(
                measures.stream().filter(ResponsePrevention::isDone).toList(),
                DONE,
                Stream.concat(before, ordered).toList());
    }

    private static boolean isDone(MeasureEntry measure) {
        return switch (measure.state()) {
            case IMPLEMENTED, VERIFIED -> true;
            case ORDERED, CARRIED_OVER -> false;
        };
    }

    private static Optional<List<String>> implemented(FormFacts facts, MeasureEntry measure) {
        Implementation implementation = measure.implementation();
        return implementation == null
                ? Optional.empty()
                : Optional.of(List.of(
                        Answer.lines(measure.measure(), "実施内容: " + implementation.what()),
                        PaperDates.dateTime(implementation.stamp().occurredAt()),
                        Answer.lines(
                                facts.names().post(measure.ownerPost()),
                                implementation.stamp().actor())));
    }

    private static Answer toDo(FormFacts facts) {
        return Answer.table(open(facts), TO_DO, plans(facts));
    }

    private static List<MeasureEntry> open(FormFacts facts) {
        return facts.incident().measures().stream()
                .filter(measure -> !isDone(measure))
                .toList();
    }

    /** Measures that are still to come: 内容, 期限, 担当, 状態. */
    static List<List<String>> plans(FormFacts facts) {
        Stream<List<String>> waiting = proposed(facts)
                .filter(measure -> !measure.done() && undecided(facts))
                .map(measure -> List.of(
                        measure.what(),
                        PaperDates.date(measure.dueOn()),
                        facts.names().post(measure.ownerPost()),
                        "CISO確認待ち"));
        Stream<List<String>> ordered = open(facts).stream().map(measure -> planned(facts, measure));
        return Stream.concat(waiting, ordered).toList();
    }

    private static boolean undecided(FormFacts facts) {
        return plan(facts).filter(plan -> plan.decision() == null).isPresent();
    }

    private static List<String> planned(FormFacts facts, MeasureEntry measure) {
        CarryOver carryOver = measure.carryOver();
        return List.of(
                Answer.lines(measure.measure(), carryOver == null ? null : "引継ぎの理由: " + carryOver.reason()),
                PaperDates.date(carryOver == null ? measure.dueOn() : carryOver.dueOn()),
                facts.names().post(carryOver == null ? measure.ownerPost() : carryOver.ownerPost()),
                measure.state().label());
    }

    private static Answer notNeeded(FormFacts facts) {
        return plan(facts)
                .map(PreventionPlanEntry::decision)
                .map(Decision::notNeededReason)
                .map(reason -> Answer.of(reason, "措置の指示は不要（%s）".formatted(reason)))
                .orElse(Answer.OPEN);
    }

    private static Answer effects(List<MeasureEntry> measures) {
        return Answer.table(
                measures.stream().flatMap(m -> m.verifications().stream()).toList(),
                EFFECTS,
                measures.stream()
                        .flatMap(measure -> measure.verifications().stream()
                                .map(effect -> List.of(
                                        measure.measure(),
                                        PaperDates.dateTime(effect.stamp().occurredAt()),
                                        effect.stamp().actor(),
                                        Answer.lines(effect.result().label(), effect.note()))))
                        .toList());
    }

    private static Answer proposed(List<PreventionPlanEntry> plans) {
        return Answer.of(
                plans.stream().map(plan -> plan.stamp().occurredAt()).toList(),
                plans.stream()
                        .map(plan -> "%s　%s（再発防止策 %d）"
                                .formatted(
                                        PaperDates.dateTime(plan.stamp().occurredAt()),
                                        plan.stamp().actor(),
                                        plan.n()))
                        .collect(joining("\n")));
    }

    private static Answer decisions(FormFacts facts, List<PreventionPlanEntry> plans) {
        return Answer.table(
                plans.stream()
                        .flatMap(plan -> Optional.ofNullable(plan.decision()).stream())
                        .toList(),
                DECISIONS,
                plans.stream()
                        .flatMap(plan -> Optional.ofNullable(plan.decision()).stream()
                                .flatMap(decision -> rows(facts, decision)))
                        .toList());
    }

    /** The decision's own row and one for each measure ordered with it. */
    private static Stream<List<String>> rows(FormFacts facts, Decision decision) {
        String comment = Answer.lines(
                decision.comment(),
                decision.notNeededReason() == null ? null : "措置不要: " + decision.notNeededReason(),
                decision.override() == null ? null : "兼務(1(8)ただし書相当): " + decision.override());
        String at = PaperDates.dateTime(decision.stamp().occurredAt());
        Stream<List<String>> orders = facts.incident().measures().stream()
                .filter(measure -> measure.stamp().equals(decision.stamp()))
                .map(measure -> List.of(
                        at,
                        "措置を指示",
                        measure.measure(),
                        facts.names().post(measure.ownerPost()),
                        PaperDates.date(measure.dueOn())));
        return Stream.concat(Stream.of(List.of(at, decision.result().label(), comment, "", "")), orders);
    }
}
