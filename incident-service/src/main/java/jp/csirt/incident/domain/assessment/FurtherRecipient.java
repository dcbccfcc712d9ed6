package jp.csirt.incident.domain.assessment;

import java.util.List;
import jp.csirt.incident.domain.externalreport.Duty;
import jp.csirt.incident.domain.externalreport.Recipient;
import jp.csirt.incident.domain.externalreport.Strength;
import jp.csirt.incident.domain.report.Category;
import jp.csirt.incident.domain.report.Zone;
import org.jspecify.annotations.Nullable;

/**
 * 団体が定める報告先: whom the body may have to tell beyond the general duties, and when.
 *
 * @param strength whether the facts make the duty or only propose it
 * @param clause the rule behind it, as papers name it
 * @param due by when, in words; such rules give no limit that could be computed
 */
public record FurtherRecipient(
        FurtherGround ground, Recipient recipient, Strength strength, String clause, String due, When when) {

    /** Whether the duty rests on it. */
    public boolean brings(Duty duty) {
        return duty.recipient() == recipient && duty.basis().contains(ground.code());
    }

    /** Whether it is meant for incidents of the organ. */
    public boolean concerns(String organ) {
        return when.organs() == null || when.organs().contains(organ);
    }

    /**
     * 条件: everything that is given must hold, one of each list suffices.
     *
     * @param organs organs whose incidents it is meant for; absent for all
     * @param confirmed only once the CSIRT found an incident
     * @param leak only where personal data leaked or may have
     */
    public record When(
            @Nullable List<Category> categories,
            @Nullable List<Zone> zones,
            @Nullable List<String> organs,
            @Nullable Boolean confirmed,
            @Nullable Boolean leak) {

        public When {
            categories = categories == null ? null : List.copyOf(categories);
            zones = zones == null ? null : List.copyOf(zones);
            organs = organs == null ? null : List.copyOf(organs);
        }

        /** As soon as one of the zones is affected. */
        public static When inZones(List<Zone> zones) {
            return new When(null, zones, null, null, null);
        }

        boolean holds(Facts facts) {
            return (categories == null || categories.contains(facts.category()))
                    && (zones == null || facts.zones().stream().anyMatch(zones::contains))
                    && (!Boolean.TRUE.equals(confirmed) || Reading.confirmed(facts))
                    && (!Boolean.TRUE.equals(leak) || Reading.leaked(facts.personalData()));
        }
    }
}
