package jp.csirt.incident.export.form;

import static jp.csirt.incident.export.form.FormField.field;
import static jp.csirt.incident.export.form.Stage.CONDITIONAL;
import static jp.csirt.incident.export.form.Stage.FIRST;
import static jp.csirt.incident.export.form.Stage.FOLLOW_UP;
import static jp.csirt.incident.export.form.Stage.LAST;

import java.util.Arrays;
import java.util.stream.Stream;
import jp.csirt.incident.domain.incident.SupplementField;

/** 抜粋の様式だけの項目: drawn from what the reports say, or from the annexes of the common form. */
final class Extras {

    private Extras() {}

    static Stream<FormField> fields(FormFacts facts) {
        Supplements supplements = facts.supplements();
        Stream<FormField> drawn = Stream.of(
                field("F01", "CISOへの報告", FIRST, Outlook.toldCiso(facts)),
                field(
                        "F02",
                        "連絡先",
                        FIRST,
                        supplements.with(
                                SupplementField.F02, Answer.text(facts.issue().issuer()))),
                field("F03", "今後の予定", FIRST, Outlook.planned(facts)),
                field("P01", "報告種別", FIRST, CommissionReport.stage(facts)),
                field("P02", "前回の報告", CONDITIONAL, CommissionReport.previous(facts)),
                field("P03", "報告期限", FIRST, CommissionReport.limits(facts)),
                field(
                        "P04",
                        "その他の補完事項",
                        CONDITIONAL,
                        supplements.of(SupplementField.P04).or(Answer.NOT_APPLICABLE)),
                field("N01", "発信者", FIRST, PublicWords.sender(facts)),
                field("N02", "前文", FIRST, PublicWords.greeting(facts)),
                field("N03", "原因", FOLLOW_UP, said(facts, SupplementField.N03, PublicWords.cause(facts))),
                field("N04", "公表", CONDITIONAL, PublicWords.published(facts)),
                field("N05", "対応", FIRST, said(facts, SupplementField.N05, PublicWords.response(facts))),
                field("N06", "再発防止のための措置", LAST, said(facts, SupplementField.N06, PublicWords.prevention(facts))),
                field("N07", "本人が取り得る措置・その他", FIRST, supplements.of(SupplementField.N07)),
                field(
                        "N08",
                        "概要",
                        FIRST,
                        said(
                                facts,
                                SupplementField.N08,
                                Answer.text(facts.incident().summary()))),
                field("N09", "問合せ窓口", FIRST, supplements.of(SupplementField.N09)),
                field("G01", "経緯", FIRST, PublicWords.course(facts)));
        Stream<FormField> annexes = Arrays.stream(SupplementField.values())
                .filter(Extras::isAnnex)
                .map(annex -> field(annex.name(), annex.label(), FOLLOW_UP, answer(facts, annex)));
        return Stream.concat(drawn, annexes);
    }

    private static boolean isAnnex(SupplementField field) {
        return field.name().startsWith("R") || field.name().startsWith("D");
    }

    /** What the search for the cause found stands in until the annex says more. */
    private static Answer answer(FormFacts facts, SupplementField field) {
        return field == SupplementField.R04
                ? said(
                        facts,
                        field,
                        facts.cause()
                                .map(entry -> Answer.text(entry.cause().vector()))
                                .orElse(Answer.OPEN))
                : facts.supplements().of(field);
    }

    /** The words chosen for the paper; what the record says until somebody chose any. */
    private static Answer said(FormFacts facts, SupplementField field, Answer recorded) {
        return facts.supplements().of(field).or(recorded);
    }
}
