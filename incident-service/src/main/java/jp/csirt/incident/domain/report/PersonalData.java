package jp.csirt.incident.domain.report;

import java.util.List;
import jp.csirt.incident.domain.shared.TriState;
import org.jspecify.annotations.Nullable;

/**
 * 個人情報に関する事実. An absent member was not stated; {@link #known()} reads it as unknown.
 *
 * @param subjects 本人の数, never negative
 */
public record PersonalData(
        @Nullable TriState involved,
        @Nullable TriState myNumber,
        @Nullable List<SubjectKind> kinds,
        @Nullable List<DataItem> items,
        @Nullable TriState sensitive,
        @Nullable TriState ordinanceSensitive,
        @Nullable TriState propertyDamageRisk,
        @Nullable TriState wrongfulPurpose,
        @Nullable Integer subjects,
        @Nullable Integer myNumberSubjects,
        @Nullable SubjectsCertainty subjectsCertainty,
        @Nullable TriState stronglyEncrypted,
        @Nullable TriState recovered,
        @Nullable List<LeakType> leakTypes,
        @Nullable LeakCertainty leakCertainty,
        @Nullable List<LeakSign> leakSigns) {

    /** Nothing stated yet. */
    public static final PersonalData UNSTATED = new PersonalData(
            null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);

    public PersonalData {
        kinds = kinds == null ? null : List.copyOf(kinds);
        items = items == null ? null : List.copyOf(items);
        leakTypes = leakTypes == null ? null : List.copyOf(leakTypes);
        leakSigns = leakSigns == null ? null : List.copyOf(leakSigns);
    }

    /** The same facts with every tri-state that was not stated as {@link TriState#UNKNOWN}. */
    public PersonalData known() {
        return new PersonalData(
                or(involved, TriState.UNKNOWN),
                or(myNumber, TriState.UNKNOWN),
                or(kinds, List.of()),
                or(items, List.of()),
                or(sensitive, TriState.UNKNOWN),
                or(ordinanceSensitive, TriState.UNKNOWN),
                or(propertyDamageRisk, TriState.UNKNOWN),
                or(wrongfulPurpose, TriState.UNKNOWN),
                subjects,
                myNumberSubjects,
                or(subjectsCertainty, SubjectsCertainty.UNKNOWN),
                or(stronglyEncrypted, TriState.UNKNOWN),
                or(recovered, TriState.UNKNOWN),
                or(leakTypes, List.of()),
                leakCertainty,
                or(leakSigns, List.of()));
    }

    /** These facts with the stated members of {@code later} in their place. */
    public PersonalData replacedBy(PersonalData later) {
        return new PersonalData(
                latest(later.involved, involved),
                latest(later.myNumber, myNumber),
                latest(later.kinds, kinds),
                latest(later.items, items),
                latest(later.sensitive, sensitive),
                latest(later.ordinanceSensitive, ordinanceSensitive),
                latest(later.propertyDamageRisk, propertyDamageRisk),
                latest(later.wrongfulPurpose, wrongfulPurpose),
                latest(later.subjects, subjects),
                latest(later.myNumberSubjects, myNumberSubjects),
                latest(later.subjectsCertainty, subjectsCertainty),
                latest(later.stronglyEncrypted, stronglyEncrypted),
                latest(later.recovered, recovered),
                latest(later.leakTypes, leakTypes),
                latest(later.leakCertainty, leakCertainty),
                latest(later.leakSigns, leakSigns));
    }

    private static <T> T or(@Nullable T stated, T otherwise) {
        return stated == null ? otherwise : stated;
    }

    private static <T> @Nullable T latest(@Nullable T later, @Nullable T earlier) {
        return later == null ? earlier : later;
    }
}
