package jp.csirt.incident.domain.profile;

import java.util.List;
import jp.csirt.incident.domain.assessment.FurtherRecipient;
import jp.csirt.incident.domain.profile.LocalPolicy.DisclosurePolicy;
import jp.csirt.incident.domain.profile.LocalPolicy.ExcludedNetwork;
import jp.csirt.incident.domain.profile.LocalPolicy.Publication;
import jp.csirt.incident.domain.profile.LocalPolicy.Standard;
import jp.csirt.incident.domain.profile.LocalPolicy.Terms;
import org.jspecify.annotations.Nullable;

/** 方針 of the tests. */
public final class LocalPolicies {

    /** A town with one rule set, no network outside it and nobody further to be told. */
    public static final LocalPolicy TOWN = with(List.of(), List.of(), List.of());

    /** The same town, which writes the years of the common era. */
    public static final LocalPolicy WESTERN = new LocalPolicy(
            TOWN.orgType(),
            TOWN.shortName(),
            TOWN.boundPersons(),
            TOWN.zones(),
            TOWN.threats(),
            TOWN.excludedNetworks(),
            TOWN.ruleSets(),
            TOWN.recipients(),
            TOWN.disclosurePolicy(),
            TOWN.planStrength(),
            new Terms("職員等", "住民", "町", "町長", "インシデント", DateStyle.SEIREKI),
            TOWN.toConfirm());

    private LocalPolicies() {}

    /** A town with these rule sets, networks outside its policy, and further recipients. */
    public static LocalPolicy with(
            List<Standard> ruleSets, List<ExcludedNetwork> excluded, List<FurtherRecipient> recipients) {
        return new LocalPolicy(
                OrgType.TOWN,
                "志免",
                List.of(),
                List.of(),
                List.of(),
                excluded,
                ruleSets,
                recipients,
                new DisclosurePolicy(Publication.INDIVIDUAL, null),
                PlanStrength.DUTY,
                new Terms("職員等", "住民", "町", "町長", "インシデント", null),
                List.of());
    }

    /** Rules of which nothing is switched off. */
    public static ObligationRules obligations(boolean ordinanceSensitive) {
        return obligations(ordinanceSensitive, null);
    }

    /** Rules of which nothing is switched off, and whether the prefecture passes reports on to the ministry. */
    public static ObligationRules obligations(boolean ordinanceSensitive, @Nullable Boolean micViaPrefecture) {
        return new ObligationRules(ordinanceSensitive, true, true, true, true, true, micViaPrefecture);
    }
}
