package jp.csirt.incident.export.form;

import static java.util.stream.Collectors.joining;
import static jp.csirt.incident.export.form.FormField.field;
import static jp.csirt.incident.export.form.Stage.FIRST;
import static jp.csirt.incident.export.form.Stage.FOLLOW_UP;

import java.util.List;
import java.util.Map;
import jp.csirt.incident.domain.incident.SupplementField;
import jp.csirt.incident.domain.report.LeakType;
import jp.csirt.incident.domain.report.PersonalData;
import jp.csirt.incident.domain.report.SubjectsCertainty;
import jp.csirt.incident.domain.shared.TriState;
import org.jspecify.annotations.Nullable;

/** 様式A 5 個人情報; where none is involved, what nobody stated does not apply. Source: requirements E.1. */
final class OccurrencePersonalData {

    private OccurrencePersonalData() {}

    static FormGroup group(FormFacts facts) {
        PersonalData data = facts.incident().personalData();
        boolean none = facts.noPersonalData();
        Supplements said = facts.supplements();
        return FormGroup.group(
                "5",
                "個人情報",
                field("A501", "個人情報の有無、漏えい・滅失・毀損の別、発生・おそれ", FIRST, involved(data)),
                field(
                        "A502",
                        "特定個人情報（マイナンバー）の有無",
                        FIRST,
                        Answer.tri(data.myNumber()).unless(none)),
                field("A503", "項目", FIRST, Answer.labels(data.items()).unless(none)),
                field("A504", "種類", FIRST, facts.names().words(data.kinds()).unless(none)),
                field("A505", "要配慮個人情報・条例要配慮個人情報の有無", FIRST, sensitive(data).unless(none)),
                field(
                        "A506",
                        "財産的被害のおそれ",
                        FIRST,
                        said.with(
                                SupplementField.A506,
                                Answer.tri(data.propertyDamageRisk()).unless(none))),
                field(
                        "A507",
                        "不正の目的のおそれ",
                        FIRST,
                        said.with(
                                SupplementField.A507,
                                Answer.tri(data.wrongfulPurpose()).unless(none))),
                field("A508", "本人の数", FIRST, subjects(data).unless(none)),
                field(
                        "A509",
                        "高度な暗号化等の有無",
                        FIRST,
                        said.with(
                                SupplementField.A509,
                                Answer.tri(data.stronglyEncrypted()).unless(none))),
                field("A510", "回収の有無", FOLLOW_UP, Answer.tri(data.recovered()).unless(none)),
                field(
                        "A511",
                        "漏えいのおそれの徴候",
                        FOLLOW_UP,
                        Answer.labels(data.leakSigns()).unless(none)));
    }

    private static Answer involved(PersonalData data) {
        Answer involved = Answer.tri(data.involved());
        if (data.involved() != TriState.YES) {
            return involved;
        }
        List<LeakType> types = data.leakTypes() == null ? List.of() : data.leakTypes();
        String kinds = types.isEmpty()
                ? "漏えい等の別は調査中"
                : types.stream().map(LeakType::label).collect(joining("・"));
        String certainty = data.leakCertainty() == null
                ? ""
                : "（%s）".formatted(data.leakCertainty().label());
        return Answer.of(TriState.YES, Answer.words("有", kinds + certainty));
    }

    private static Answer sensitive(PersonalData data) {
        TriState sensitive = known(data.sensitive());
        TriState ordinance = known(data.ordinanceSensitive());
        var value = Map.of("sensitive", sensitive, "ordinanceSensitive", ordinance);
        String words = "要配慮個人情報: %s　条例要配慮個人情報: %s".formatted(sensitive.label(), ordinance.label());
        return value.containsValue(TriState.UNKNOWN) ? Answer.unknown(value, words) : Answer.of(value, words);
    }

    private static TriState known(@Nullable TriState answer) {
        return answer == null ? TriState.UNKNOWN : answer;
    }

    private static Answer subjects(PersonalData data) {
        Integer subjects = data.subjects();
        SubjectsCertainty certainty = data.subjectsCertainty();
        Integer withNumber = data.myNumberSubjects();
        String numbered = withNumber == null ? "" : "　うち特定個人情報 %,d人".formatted(withNumber);
        if (subjects == null && withNumber != null) {
            return Answer.unknown(null, Answer.OPEN.text() + numbered);
        }
        if (subjects == null) {
            return certainty == SubjectsCertainty.UNKNOWN ? Answer.unknown(null) : Answer.OPEN;
        }
        String how =
                certainty == null || certainty == SubjectsCertainty.UNKNOWN ? "" : "（%s）".formatted(certainty.label());
        return Answer.of(subjects, "%,d人".formatted(subjects) + how + numbered);
    }
}
