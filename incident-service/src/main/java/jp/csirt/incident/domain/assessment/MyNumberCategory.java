package jp.csirt.incident.domain.assessment;

import jp.csirt.incident.domain.externalreport.Strength;
import jp.csirt.incident.domain.report.Category;
import jp.csirt.incident.domain.report.PersonalData;
import jp.csirt.incident.domain.report.Zone;
import jp.csirt.incident.domain.shared.Labelled;
import jp.csirt.incident.domain.shared.Source;
import jp.csirt.incident.domain.shared.TriState;
import org.jspecify.annotations.Nullable;

/** 特定個人情報の漏えい等の類型. {@code GUIDELINE} stands where none of the others is established. */
@Source(document = "番号法規則2条、特定個人情報ガイドライン別添2", clause = "C.1 R2, R3")
public enum MyNumberCategory implements Labelled {
    SYSTEM("個人番号利用事務のシステム"),
    WRONGFUL("不正の目的"),
    PUBLIC_EXPOSURE("不特定多数の者の閲覧"),
    OVER_100("本人の数が100人を超える"),
    GUIDELINE("その他の漏えい等（ガイドライン）");

    private final String label;

    MyNumberCategory(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }

    /** What the facts of a leak of My Numbers make of the category; null = it does not apply. */
    @Nullable
    Strength strength(Facts facts) {
        return switch (this) {
            case SYSTEM -> facts.zones().contains(Zone.MYNUMBER) ? Strength.REQUIRED : null;
            case WRONGFUL -> Reading.wrongful(facts);
            case PUBLIC_EXPOSURE -> exposure(facts);
            case OVER_100 -> overHundred(facts.personalData());
            case GUIDELINE -> Strength.REQUIRED;
        };
    }

    /** Whether the statement speaks of what the category asks for. */
    boolean toldBy(PersonalData stated) {
        return switch (this) {
            case SYSTEM, PUBLIC_EXPOSURE -> false;
            case WRONGFUL -> Reading.tellsOfWrong(stated);
            case OVER_100 -> stated.myNumberSubjects() != null;
            case GUIDELINE -> stated.myNumber() == TriState.YES;
        };
    }

    /** What was sent or put into a place on the Internet by mistake may be there for everybody to see. */
    private static @Nullable Strength exposure(Facts facts) {
        if (facts.category() == Category.MISCONFIG_EXPOSURE) {
            return Strength.REQUIRED;
        }
        boolean online = facts.zones().contains(Zone.INTERNET);
        return facts.category() == Category.MISDIRECTED && online ? Strength.PROPOSED : null;
    }

    /** Only persons whose My Number leaked count; they are never more than all the persons concerned. */
    private static @Nullable Strength overHundred(PersonalData data) {
        Integer persons = data.myNumberSubjects();
        if (persons != null || Reading.over(100, data.subjects(), data.subjectsCertainty()) != null) {
            return Reading.over(100, persons, data.subjectsCertainty());
        }
        return null;
    }
}
