package jp.csirt.incident.export.form;

import static java.util.stream.Collectors.joining;
import static jp.csirt.incident.export.form.FormField.field;
import static jp.csirt.incident.export.form.FormGroup.group;
import static jp.csirt.incident.export.form.Stage.CONDITIONAL;
import static jp.csirt.incident.export.form.Stage.LAST;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import jp.csirt.incident.domain.externalreport.Recipient;
import jp.csirt.incident.domain.incident.InternalRecipient;
import jp.csirt.incident.domain.incident.InternalReportKind;
import jp.csirt.incident.domain.incident.MeasureState;
import jp.csirt.incident.domain.incident.SupplementField;
import jp.csirt.incident.export.render.PaperDates;
import jp.csirt.incident.read.detail.IncidentDetail;
import jp.csirt.incident.read.detail.IncidentDetail.Closure;
import jp.csirt.incident.read.detail.IncidentDetail.InternalReportEntry;
import jp.csirt.incident.read.obligation.ExternalReportEntry.Submitted;
import jp.csirt.incident.read.record.Stamp;
import org.jspecify.annotations.Nullable;

/** 様式B 14 例外・違反, 15 費用・影響の確定, 16 完了 and 17 教訓. Source: requirements E.2. */
final class ResponseClosure {

    private ResponseClosure() {}

    static FormGroup exceptions(FormFacts facts) {
        return group(
                "14",
                "例外・違反",
                field("B1401", "例外措置", CONDITIONAL, ResponseTracks.exceptions(facts)),
                field("B1402", "職員の違反対応（別綴）の有無", CONDITIONAL, ResponseTracks.personnelFile(facts)));
    }

    static FormGroup costs(FormFacts facts) {
        return group(
                "15",
                "費用・影響の確定",
                field("B1501", "最終的な被害・影響・費用", LAST, facts.supplements().of(SupplementField.B1501)));
    }

    static FormGroup closure(FormFacts facts) {
        return group("16", "完了", field("B1601", "完了判定", LAST, closed(facts)));
    }

    static FormGroup lessons(FormFacts facts) {
        return group("17", "教訓", field("B1701", "対応の振り返り", LAST, review(facts)));
    }

    private static Answer closed(FormFacts facts) {
        IncidentDetail incident = facts.incident();
        Closure closure = incident.closure();
        var proposal = closure.proposal();
        var closed = closure.closed();
        String proposed = proposal == null
                ? null
                : "提案　%s　%s　%s"
                        .formatted(
                                PaperDates.dateTime(proposal.stamp().occurredAt()),
                                proposal.stamp().actor(),
                                proposal.reason());
        if (closed == null) {
            return Answer.of(closure, proposed == null ? null : Answer.lines(proposed, "完了の承認　未了"));
        }
        String approved = "完了　%s　%s"
                .formatted(
                        PaperDates.dateTime(closed.stamp().occurredAt()),
                        closed.stamp().actor());
        return Answer.of(
                closure,
                Answer.lines(proposed, approved, override(closed.override()), remaining(incident), committee(facts)));
    }

    /** 委員会報告日, however it was told: in the house, or as the report that is owed to it. */
    private static @Nullable String committee(FormFacts facts) {
        Stream<Stamp> inHouse = facts.incident().internalReports().stream()
                .filter(told -> told.to() == InternalRecipient.COMMITTEE && told.notNeeded() == null)
                .map(InternalReportEntry::stamp);
        Stream<Stamp> owed = facts.externalReports().stream()
                .filter(Submitted.class::isInstance)
                .map(Submitted.class::cast)
                .filter(report -> report.duty().recipient() == Recipient.COMMITTEE)
                .map(Submitted::stamp);
        return Stream.concat(inHouse, owed)
                .map(Stamp::occurredAt)
                .min(Comparator.naturalOrder())
                .map(at -> "%sへの報告　%s".formatted(Recipient.COMMITTEE.label(), PaperDates.dateTime(at)))
                .orElse(null);
    }

    private static @Nullable String override(@Nullable String reason) {
        return reason == null ? null : "兼務(1(8)ただし書相当): " + reason;
    }

    private static @Nullable String remaining(IncidentDetail incident) {
        List<String> carried = incident.measures().stream()
                .filter(measure -> measure.state() == MeasureState.CARRIED_OVER)
                .map(measure -> measure.measure())
                .toList();
        return carried.isEmpty() ? null : "残課題（改善計画へ）: " + String.join("、", carried);
    }

    private static Answer review(FormFacts facts) {
        List<Span> spans = spans(facts);
        Stream<String> times = spans.stream()
                .map(span -> "知った日時から%sまで: %s".formatted(span.step(), JapaneseDuration.words(span.took())));
        Stream<String> overrides = overrides(facts.incident()).stream().map(reason -> "兼務(1(8)ただし書相当): " + reason);
        return Answer.of(
                spans,
                Stream.of(times, late(facts), overrides).flatMap(lines -> lines).collect(joining("\n")));
    }

    /** 期限遵守状況: the reports that came too late or did not come yet. */
    private static Stream<String> late(FormFacts facts) {
        return facts.obligations().stream().flatMap(duty -> {
            String report = duty.recipient().label() + "　" + duty.stage().label();
            Duration lateBy = duty.lateBy();
            if (lateBy != null) {
                return Stream.of("期限に遅れた報告: %s（%s遅れ）".formatted(report, JapaneseDuration.words(lateBy)));
            }
            return duty.overdue() ? Stream.of("期限を過ぎて未了の報告: " + report) : Stream.empty();
        });
    }

    /** An act before anybody knew of the incident took no time from then. */
    private static List<Span> spans(FormFacts facts) {
        IncidentDetail incident = facts.incident();
        var told = facts.told(InternalRecipient.CISO, InternalReportKind.REPORT)
                .filter(report -> report.notNeeded() == null);
        var closed = incident.closure().closed();
        return Stream.of(
                        new Step("最初の報告", incident.reportedAt()),
                        new Step(
                                "CISOへの報告" + told.map(facts.names()::insteadOf).orElse(""),
                                told.map(report -> report.stamp().occurredAt()).orElse(null)),
                        new Step("応急措置の完了（封じ込め）", incident.containment().completedAt()),
                        new Step("復旧の措置の完了", incident.recovery().completedAt()),
                        new Step("完了", closed == null ? null : closed.stamp().occurredAt()))
                .flatMap(step -> span(incident.awareAt(), step))
                .toList();
    }

    private static Stream<Span> span(Instant awareAt, Step step) {
        Instant at = step.at();
        return at == null || at.isBefore(awareAt)
                ? Stream.empty()
                : Stream.of(new Span(step.name(), Duration.between(awareAt, at)));
    }

    private static List<String> overrides(IncidentDetail incident) {
        var overrides = new ArrayList<String>();
        incident.assessments().stream()
                .filter(entry -> entry.approval() != null && entry.approval().override() != null)
                .forEach(entry -> overrides.add(
                        "評価 %d　%s".formatted(entry.n(), entry.approval().override())));
        incident.preventionPlans().stream()
                .filter(plan -> plan.decision() != null && plan.decision().override() != null)
                .forEach(plan -> overrides.add(
                        "再発防止策 %d　%s".formatted(plan.n(), plan.decision().override())));
        incident.disclosure().decisions().stream()
                .filter(entry -> entry.override() != null)
                .forEach(entry -> overrides.add("公表の判断　" + entry.override()));
        incident.subjectNotification().decisions().stream()
                .filter(entry -> entry.override() != null)
                .forEach(entry -> overrides.add("本人通知の判断　" + entry.override()));
        var closed = incident.closure().closed();
        if (closed != null && closed.override() != null) {
            overrides.add("完了　" + closed.override());
        }
        return overrides;
    }

    /** One step and when it was reached. */
    private record Step(String name, @Nullable Instant at) {}

    /** How long it took from awareness to a step. */
    private record Span(String step, Duration took) {}
}
