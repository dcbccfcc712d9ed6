package jp.csirt.incident.export.form;

import static jp.csirt.incident.export.form.FormField.field;
import static jp.csirt.incident.export.form.FormGroup.group;
import static jp.csirt.incident.export.form.FormTable.column;
import static jp.csirt.incident.export.form.FormTable.time;
import static jp.csirt.incident.export.form.Stage.CONDITIONAL;
import static jp.csirt.incident.export.form.Stage.FIRST;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.csirt.incident.domain.incident.DisclosureDecision;
import jp.csirt.incident.domain.incident.DisclosureResult;
import jp.csirt.incident.domain.incident.SubjectNotificationMethod;
import jp.csirt.incident.domain.incident.SubjectNotificationResult;
import jp.csirt.incident.domain.incident.SupplementField;
import jp.csirt.incident.export.render.Paper.Column;
import jp.csirt.incident.export.render.PaperDates;
import jp.csirt.incident.read.detail.OutsideDetail.DisclosureDecisionEntry;
import jp.csirt.incident.read.detail.OutsideDetail.DisclosureEntry;
import jp.csirt.incident.read.detail.OutsideDetail.DisclosurePart;
import jp.csirt.incident.read.detail.OutsideDetail.PoliceContactEntry;
import jp.csirt.incident.read.detail.OutsideDetail.SubjectNotificationDecisionEntry;
import jp.csirt.incident.read.detail.OutsideDetail.SubjectNotificationEntry;
import jp.csirt.incident.read.detail.OutsideDetail.SubjectsPart;
import jp.csirt.incident.read.record.Stamp;
import org.jspecify.annotations.Nullable;

/** 様式B 8 本人対応 and 9 公表・報道, and the police of 7 外部報告. Source: requirements E.2. */
final class ResponseOutside {

    private static final List<Column> POLICE =
            List.of(time("日時", 20), column("種別", 14), column("署・担当", 28), column("受理番号", 18), column("連絡した者", 20));
    private static final List<Column> NOTIFIED =
            List.of(time("日時", 20), column("要否・方法", 26), column("人数", 14), column("内容", 22), column("判断・実施した者", 18));
    private static final List<Column> PUBLISHED =
            List.of(column("回次", 10), time("日時", 20), column("媒体", 14), column("文面", 38), column("担当", 18));

    private ResponseOutside() {}

    static Answer police(FormFacts facts) {
        List<PoliceContactEntry> contacts = facts.incident().policeContacts();
        return Answer.table(
                        contacts,
                        POLICE,
                        contacts.stream().map(ResponseOutside::contact).toList())
                .unless(facts.noCrime());
    }

    static FormGroup subjects(FormFacts facts) {
        SubjectsPart part = facts.incident().subjectNotification();
        return group(
                "8",
                "本人対応",
                field("B801", "通知の要否・方法・対象数・実施数・日時", CONDITIONAL, notified(part).unless(facts.noPersonalData())),
                field("B802", "通知できない理由と代替措置", CONDITIONAL, unreachable(part).unless(facts.noPersonalData())),
                field(
                        "B803",
                        "問合せ窓口・件数・苦情",
                        CONDITIONAL,
                        facts.supplements().of(SupplementField.B803).unless(facts.noPersonalData())));
    }

    static FormGroup disclosure(FormFacts facts) {
        DisclosurePart part = facts.incident().disclosure();
        return group(
                "9",
                "公表・報道",
                field("B901", "公表の判断", FIRST, decided(part)),
                field("B902", "公表日時・媒体・回次・文面", CONDITIONAL, published(part)),
                field("B903", "公表しない・保留の理由", CONDITIONAL, withheld(part)));
    }

    private static List<String> contact(PoliceContactEntry entry) {
        String reference = entry.contact().reference();
        return List.of(
                PaperDates.dateTime(entry.stamp().occurredAt()),
                entry.contact().type().label(),
                entry.contact().office(),
                reference == null ? "" : reference,
                entry.stamp().actor());
    }

    private static Answer notified(SubjectsPart part) {
        Stream<List<String>> decisions = part.decisions().stream().map(ResponseOutside::decision);
        Stream<List<String>> done = part.notifications().stream().map(entry -> notification(part, entry));
        return Answer.table(part, NOTIFIED, Stream.concat(decisions, done).toList());
    }

    private static List<String> decision(SubjectNotificationDecisionEntry entry) {
        return List.of(
                PaperDates.dateTime(entry.stamp().occurredAt()),
                "判断: " + entry.decision().result().label(),
                "",
                entry.decision().reason(),
                decider(entry.stamp(), entry.override()));
    }

    private static List<String> notification(SubjectsPart part, SubjectNotificationEntry entry) {
        String note = entry.notification().note();
        Integer subjects = part.subjects();
        return List.of(
                PaperDates.dateTime(entry.stamp().occurredAt()),
                "実施: " + entry.notification().method().label(),
                Answer.lines(
                        "%,d人".formatted(entry.notification().count()),
                        subjects == null ? null : "（対象%,d人）".formatted(subjects)),
                note == null ? "" : note,
                entry.stamp().actor());
    }

    /** 該当なし once everybody is to be told. */
    private static Answer unreachable(SubjectsPart part) {
        boolean everybody = part.decision()
                .filter(entry -> entry.decision().result() == SubjectNotificationResult.REQUIRED)
                .isPresent();
        String reason = part.decision()
                .filter(_ -> !everybody)
                .map(entry -> "%s: %s"
                        .formatted(
                                entry.decision().result().label(),
                                entry.decision().reason()))
                .orElse(null);
        String taken = part.notifications().stream()
                .filter(entry -> entry.notification().method() == SubjectNotificationMethod.SUBSTITUTE)
                .map(entry -> Answer.words(
                        "代替措置",
                        PaperDates.dateTime(entry.stamp().occurredAt()),
                        entry.notification().note()))
                .reduce((first, second) -> Answer.lines(first, second))
                .orElse(null);
        return Answer.of(part.state(), Answer.lines(reason, taken)).unless(everybody);
    }

    private static Answer decided(DisclosurePart part) {
        var proposal = part.proposal();
        String proposed = proposal == null
                ? null
                : Answer.lines(
                        "案: " + words(proposal.proposal()) + "　"
                                + proposal.stamp().actor(),
                        "判断　未了");
        String decided = part.decision().map(ResponseOutside::decision).orElse(null);
        return Answer.of(part.state(), Answer.lines(decided, proposed));
    }

    private static String decision(DisclosureDecisionEntry entry) {
        return Answer.lines(
                words(entry.decision()),
                "判断　%s　%s"
                        .formatted(
                                PaperDates.dateTime(entry.stamp().occurredAt()),
                                decider(entry.stamp(), entry.override())));
    }

    private static String words(DisclosureDecision decision) {
        var mode = decision.mode();
        var note = decision.note();
        return Answer.words(decision.result().label(), mode == null ? null : "（%s）".formatted(mode.label()), note);
    }

    private static Answer published(DisclosurePart part) {
        List<DisclosureEntry> disclosures = part.disclosures();
        return Answer.table(
                        disclosures,
                        PUBLISHED,
                        disclosures.stream().map(ResponseOutside::published).toList())
                .unless(resultOf(part)
                        .filter(DisclosureResult.NOT_PUBLIC::equals)
                        .isPresent());
    }

    private static List<String> published(DisclosureEntry entry) {
        return List.of(
                "第%d回".formatted(entry.n()),
                PaperDates.dateTime(entry.stamp().occurredAt()),
                entry.disclosure().medium().label(),
                entry.disclosure().text(),
                entry.stamp().actor());
    }

    private static Answer withheld(DisclosurePart part) {
        return part.decision()
                .map(DisclosureDecisionEntry::decision)
                .map(decision -> decision.result() == DisclosureResult.PUBLIC
                        ? Answer.NOT_APPLICABLE
                        : Answer.of(decision, withheld(decision)))
                .orElse(Answer.OPEN);
    }

    private static String withheld(DisclosureDecision decision) {
        var reason = decision.reason();
        Instant until = decision.until();
        return Answer.lines(
                decision.result().label(),
                reason == null ? null : reason.label(),
                decision.note(),
                until == null ? null : PaperDates.dateTime(until) + "まで");
    }

    private static Optional<DisclosureResult> resultOf(DisclosurePart part) {
        return part.decision().map(entry -> entry.decision().result());
    }

    private static String decider(Stamp stamp, @Nullable String override) {
        return Answer.lines(stamp.actor(), override == null ? null : "兼務(1(8)ただし書相当)");
    }
}
