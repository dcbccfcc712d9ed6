package jp.csirt.incident.domain.assessment;

import java.util.EnumSet;
import java.util.Set;
import jp.csirt.incident.domain.externalreport.Strength;
import jp.csirt.incident.domain.report.Category;
import jp.csirt.incident.domain.report.LeakSign;
import jp.csirt.incident.domain.report.LeakType;
import jp.csirt.incident.domain.report.PersonalData;
import jp.csirt.incident.domain.report.SubjectsCertainty;
import jp.csirt.incident.domain.shared.Source;
import jp.csirt.incident.domain.shared.TriState;
import org.jspecify.annotations.Nullable;

/** 事実の読み方: what is unknown is proposed, never passed over. */
@Source(document = "requirements", clause = "C.1, C.2")
final class Reading {

    /** Signs of somebody who took the data on purpose; a notice of others tells of a leak, not of a purpose. */
    private static final Set<LeakSign> SIGNS_OF_WRONG = EnumSet.complementOf(EnumSet.of(LeakSign.THIRD_PARTY_NOTICE));

    private Reading() {}

    /** 該当 for yes, proposed for unknown. */
    static @Nullable Strength of(@Nullable TriState answer) {
        return switch (answer == null ? TriState.UNKNOWN : answer) {
            case YES -> Strength.REQUIRED;
            case UNKNOWN -> Strength.PROPOSED;
            case NO -> null;
        };
    }

    /** マイナンバーの有無: unknown counts as yes, as the Commission's form asks. */
    static boolean counts(@Nullable TriState myNumber) {
        return myNumber != TriState.NO;
    }

    /**
     * 漏えい等: whether personal data leaked, was lost or damaged, or may have been. Strongly encrypted data does not count; nor
     * does a leak that was recovered before anybody saw it, though what was lost or damaged stays so.
     */
    static boolean leaked(PersonalData data) {
        return data.involved() == TriState.YES
                && data.stronglyEncrypted() != TriState.YES
                && (data.recovered() != TriState.YES || lostOrDamaged(data));
    }

    /** 不正の目的: said so; or, while nobody has answered, theft, ransomware or the signs of an intruder. */
    static @Nullable Strength wrongful(Facts facts) {
        PersonalData data = facts.personalData();
        if (data.wrongfulPurpose() != TriState.UNKNOWN) {
            return of(data.wrongfulPurpose());
        }
        boolean deed = facts.category() == Category.THEFT || facts.category() == Category.RANSOMWARE;
        return deed || hasSignOfWrong(data) ? Strength.REQUIRED : Strength.PROPOSED;
    }

    /** Whether the statement itself tells of a wrongful purpose. */
    static boolean tellsOfWrong(PersonalData stated) {
        return stated.wrongfulPurpose() == TriState.YES || hasSignOfWrong(stated);
    }

    /** 認定された: the assessment in force says 該当 or 該当のおそれ. */
    static boolean confirmed(Facts facts) {
        return facts.confirmed() == TriState.YES;
    }

    /** Closed with a level above this one. */
    static boolean closedAbove(Facts facts, int level) {
        Integer closedLevel = facts.closedLevel();
        return closedLevel != null && closedLevel > level;
    }

    /** More persons than the limit; a number nobody knows, or is sure of, only may be. */
    static @Nullable Strength over(int limit, @Nullable Integer persons, @Nullable SubjectsCertainty certainty) {
        if (persons != null && persons > limit) {
            return Strength.REQUIRED;
        }
        boolean unknown = persons == null || certainty == null || certainty == SubjectsCertainty.UNKNOWN;
        return unknown ? Strength.PROPOSED : null;
    }

    private static boolean lostOrDamaged(PersonalData data) {
        return data.leakTypes() != null && data.leakTypes().stream().anyMatch(type -> type != LeakType.LEAK);
    }

    private static boolean hasSignOfWrong(PersonalData data) {
        return data.leakSigns() != null && data.leakSigns().stream().anyMatch(SIGNS_OF_WRONG::contains);
    }
}
