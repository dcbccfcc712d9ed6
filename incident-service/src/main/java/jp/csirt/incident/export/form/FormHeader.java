package jp.csirt.incident.export.form;

import static java.util.stream.Collectors.joining;
import static jp.csirt.incident.export.form.FormField.field;
import static jp.csirt.incident.export.form.Stage.FIRST;
import static jp.csirt.incident.export.form.Stage.LAST;

import java.time.Period;
import java.util.List;
import java.util.stream.Stream;
import jp.csirt.incident.domain.incident.SupplementField;
import jp.csirt.incident.domain.incident.Tlp;
import jp.csirt.incident.domain.shared.TriState;

/** 共通事項 H01–H11: the header that all forms share. Source: requirements E.0. */
final class FormHeader {

    private static final String NOT_ISSUED = "作成中";

    private FormHeader() {}

    static FormGroup of(Form form, FormFacts facts, List<FormSeal> seals) {
        Issue issue = facts.issue();
        Stream<FormField> all = Stream.of(
                field("H01", "様式名", FIRST, Answer.text(form.title())),
                field("H02", "管理番号", FIRST, Answer.text(number(facts))),
                field("H03", "報次・版", FIRST, Answer.text(issue.label() == null ? NOT_ISSUED : issue.label())),
                field("H04", "作成日時・時点", FIRST, Answer.at(issue.createdAt())),
                field("H05", "団体名・機関名", FIRST, Answer.text(organisation(facts))),
                field("H06", "宛先", FIRST, Addressees.of(form, facts)),
                field("H07", "作成者の所属・職・氏名・連絡先", FIRST, Answer.text(issue.issuer())),
                field("H08", "決裁欄", LAST, seals(seals)),
                field("H09", "取扱区分", FIRST, Answer.text(handling(form, facts))),
                field(
                        "H10",
                        "保存期間・文書分類",
                        LAST,
                        facts.supplements().of(SupplementField.H10).or(retention(facts))),
                field("H11", "改ざん検知情報", FIRST, Answer.text(issue.integrity())));
        return new FormGroup(
                "0",
                "共通事項",
                all.filter(field -> form.reader().sees(field.fieldId())).toList());
    }

    /** 管理番号; what was closed elsewhere says so, with the number it had there. */
    private static String number(FormFacts facts) {
        String number = facts.incident().number();
        return facts.incident().imported()
                ? "%s（移行　元の番号 %s）".formatted(number, facts.incident().originalNumber())
                : number;
    }

    /** 保存期間 as the profile sets it, from the closing on. */
    private static Answer retention(FormFacts facts) {
        Period kept = facts.profile().retentionPeriod();
        return Answer.of(kept, "完了の日から" + JapaneseDuration.words(kept));
    }

    private static String organisation(FormFacts facts) {
        return Answer.words(
                facts.profile().displayName(),
                facts.names().organ(facts.incident().organ()));
    }

    /** The class of the document is for the house; how far a paper may be passed on is for everyone who gets it. Source: requirements G.5. */
    private static String handling(Form form, FormFacts facts) {
        Tlp tlp = form.reader().tlp();
        return Answer.words(
                form.reader() == Reader.HOUSE ? classification(facts) : null, tlp == null ? null : tlp.marking());
    }

    /** The papers of a case with personal data are handled as such data, all others as the body has them. Source: requirements G.4. */
    private static String classification(FormFacts facts) {
        return facts.incident().personalData().involved() == TriState.YES
                ? "自治体機密性3B"
                : facts.profile().classification();
    }

    private static Answer seals(List<FormSeal> seals) {
        return Answer.of(
                seals,
                seals.stream()
                        .filter(seal -> !seal.text().isEmpty())
                        .map(seal -> seal.post() + ": " + seal.text().replace('\n', '　'))
                        .collect(joining("\n")));
    }
}
