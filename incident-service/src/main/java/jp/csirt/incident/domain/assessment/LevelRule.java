package jp.csirt.incident.domain.assessment;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import jp.csirt.incident.domain.externalreport.Strength;
import jp.csirt.incident.domain.report.Category;
import jp.csirt.incident.domain.report.PersonalData;
import jp.csirt.incident.domain.report.SubjectKind;
import jp.csirt.incident.domain.report.Zone;
import jp.csirt.incident.domain.shared.Labelled;
import jp.csirt.incident.domain.shared.Source;

/** 被害レベルを上げる事実, each with the least level it asks for. */
@Source(document = "requirements", clause = "D.1")
public enum LevelRule implements Labelled {
    RESIDENT_DATA(3, "住民・企業の個人情報の漏えい等又はそのおそれ"),
    REPORTABLE_LEAK(3, "委員会への報告を要する個人情報の漏えい等"),
    MY_NUMBER(3, "個人番号の漏えい等又はそのおそれ"),
    RESIDENT_SERVICE(3, "住民向けサービスの停止"),
    SEVERAL_DEPARTMENTS(2, "複数の課等の業務への影響"),
    CORE_NETWORK(2, "基幹系又はLGWAN接続系に関わる事案"),
    RANSOMWARE(2, "ランサムウェア");

    private final int level;
    private final String label;

    LevelRule(int level, String label) {
        this.level = level;
        this.label = label;
    }

    /** The least level. */
    public int level() {
        return level;
    }

    @Override
    public String label() {
        return label;
    }

    /** Whether the facts are there; what is only possible raises nothing. */
    boolean appliesTo(Facts facts) {
        PersonalData data = facts.personalData();
        boolean leaked = Reading.leaked(data);
        return switch (this) {
            case RESIDENT_DATA -> leaked && ofResidents(data);
            case REPORTABLE_LEAK -> leaked && reportable(facts);
            case MY_NUMBER -> leaked && Reading.counts(data.myNumber());
            case RESIDENT_SERVICE -> Boolean.TRUE.equals(facts.impact().residentServiceStopped());
            case SEVERAL_DEPARTMENTS -> departments(facts) > 1;
            case CORE_NETWORK ->
                facts.zones().contains(Zone.MYNUMBER) || facts.zones().contains(Zone.LGWAN);
            case RANSOMWARE -> facts.category() == Category.RANSOMWARE;
        };
    }

    /** Data of anybody the body serves or deals with; its own staff is within the house. */
    private static boolean ofResidents(PersonalData data) {
        return Objects.requireNonNullElse(data.kinds(), List.<SubjectKind>of()).stream()
                .anyMatch(LevelRule::isOutside);
    }

    private static boolean isOutside(SubjectKind kind) {
        return switch (kind) {
            case RESIDENT, BUSINESS, STUDENT, PATIENT -> true;
            case EMPLOYEE, OTHER -> false;
        };
    }

    private static boolean reportable(Facts facts) {
        return Stream.of(AppiCategory.values()).anyMatch(category -> category.strength(facts) == Strength.REQUIRED);
    }

    private static long departments(Facts facts) {
        var hindered = facts.impact().departments();
        return hindered == null ? 0 : hindered.stream().distinct().count();
    }
}
