package jp.csirt.incident.export.form;

import static java.util.stream.Collectors.joining;
import static jp.csirt.incident.export.form.FormField.field;
import static jp.csirt.incident.export.form.FormGroup.group;
import static jp.csirt.incident.export.form.Stage.CONDITIONAL;
import static jp.csirt.incident.export.form.Stage.FIRST;
import static jp.csirt.incident.export.form.Stage.FOLLOW_UP;
import static jp.csirt.incident.export.form.Stage.LAST;

import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import jp.csirt.incident.domain.incident.ActorClass;
import jp.csirt.incident.domain.incident.Cause;
import jp.csirt.incident.domain.incident.CauseCertainty;
import jp.csirt.incident.domain.incident.CauseClass;
import jp.csirt.incident.domain.incident.SupplementField;
import jp.csirt.incident.domain.shared.TriState;
import jp.csirt.incident.read.detail.IncidentDetail.CauseEntry;
import jp.csirt.incident.read.detail.IncidentDetail.EvidenceEntry;

/** 様式A 8 原因究明, 9 犯罪性, 10 報告要否判定 and 11 添付. Source: requirements E.1. */
final class OccurrenceCause {

    private OccurrenceCause() {}

    static FormGroup cause(FormFacts facts) {
        return group(
                "8",
                "原因究明",
                field("A801", "原因区分", FOLLOW_UP, found(facts, OccurrenceCause::causeClass)),
                field("A802", "発生主体", FOLLOW_UP, found(facts, OccurrenceCause::actorClass)),
                field("A803", "推定原因", FOLLOW_UP, found(facts, OccurrenceCause::direct)),
                field("A804", "調査方法・調査者・調査期間", FOLLOW_UP, found(facts, cause -> Answer.text(cause.method()))),
                field("A805", "侵入経路・手口・悪用脆弱性・攻撃手法", CONDITIONAL, vector(facts)),
                field("A806", "直接原因、背景・組織的要因", LAST, determined(facts)),
                field("A807", "根拠資料（証拠番号）", LAST, evidence(facts)),
                field("A808", "未判明事項・今後の調査予定", FOLLOW_UP, found(facts, cause -> Answer.text(cause.unresolved()))));
    }

    static FormGroup crime(FormFacts facts) {
        return group(
                "9",
                "犯罪性",
                field(
                        "A901",
                        "犯罪の可能性と根拠",
                        FIRST,
                        facts.supplements()
                                .with(
                                        SupplementField.A901,
                                        Answer.tri(facts.incident().crimePossible()))),
                field("A902", "警察への通報・相談の要否", FIRST, police(facts)));
    }

    /** Whoever was told needed to be told. */
    private static Answer police(FormFacts facts) {
        if (!facts.incident().policeContacts().isEmpty()) {
            return Answer.of(true, "要（連絡済）");
        }
        return facts.incident().crimePossible() == TriState.YES
                ? Answer.of(true, "要")
                : Answer.OPEN.unless(facts.noCrime());
    }

    static FormGroup attachments(FormFacts facts) {
        return group("11", "添付", field("A1101", "添付資料一覧", CONDITIONAL, Attachments.list(facts)));
    }

    private static Answer found(FormFacts facts, Function<Cause, Answer> answer) {
        return facts.cause().map(CauseEntry::cause).map(answer).orElse(Answer.OPEN);
    }

    private static Answer causeClass(Cause cause) {
        return cause.causeClass() == CauseClass.UNKNOWN
                ? Answer.unknown(cause.causeClass(), cause.causeClass().label())
                : Answer.label(cause.causeClass());
    }

    private static Answer actorClass(Cause cause) {
        return cause.actorClass() == ActorClass.UNKNOWN
                ? Answer.unknown(cause.actorClass())
                : Answer.label(cause.actorClass());
    }

    private static Answer direct(Cause cause) {
        String words = "（%s）%s".formatted(cause.certainty().label(), cause.direct());
        return cause.certainty() == CauseCertainty.UNKNOWN
                ? Answer.unknown(cause.direct(), words)
                : Answer.of(cause.direct(), words);
    }

    /** 手口 belongs to an attack only. */
    private static Answer vector(FormFacts facts) {
        return found(
                facts,
                cause -> Answer.text(cause.vector())
                        .unless(cause.causeClass() == CauseClass.ACCIDENTAL
                                || cause.causeClass() == CauseClass.ENVIRONMENTAL));
    }

    private static Answer determined(FormFacts facts) {
        return facts.cause()
                .map(CauseEntry::cause)
                .filter(cause -> cause.certainty() == CauseCertainty.DETERMINED)
                .map(cause -> Answer.of(
                        cause,
                        Answer.lines(
                                "直接原因: " + cause.direct(),
                                cause.background() == null ? null : "背景・組織的要因: " + cause.background())))
                .orElse(Answer.OPEN);
    }

    private static Answer evidence(FormFacts facts) {
        List<EvidenceEntry> evidence = facts.incident().evidence();
        return Answer.of(
                evidence.stream().map(entry -> entry.evidence().evidenceId()).toList(),
                IntStream.range(0, evidence.size())
                        .mapToObj(at -> "証拠%d（%s）"
                                .formatted(
                                        at + 1,
                                        evidence.get(at).evidence().kind().label()))
                        .collect(joining("、")));
    }
}
