package jp.csirt.incident.domain.incident;

import java.util.List;
import java.util.Map;
import jp.csirt.incident.domain.assessment.RuleSet;
import jp.csirt.incident.domain.profile.LocalPolicies;
import jp.csirt.incident.domain.profile.ObligationRules;
import jp.csirt.incident.domain.profile.PolicyProfile;
import jp.csirt.incident.domain.profile.PolicyProfile.Department;
import jp.csirt.incident.domain.profile.PolicyProfile.LevelCriterion;
import jp.csirt.incident.domain.profile.PolicyProfile.Organ;
import jp.csirt.incident.domain.profile.ShippedProfile;

/** 団体の定め of the tests: a town with an assembly and a hospital. */
final class Profiles {

    static final PolicyProfile TOWN = town(true);

    /** A town whose reports to the prefecture are passed on to the ministry. */
    static final PolicyProfile VIA_PREFECTURE = town(LocalPolicies.obligations(true, true));

    private Profiles() {}

    static PolicyProfile town(boolean ordinanceSensitive) {
        return town(LocalPolicies.obligations(ordinanceSensitive));
    }

    private static PolicyProfile town(ObligationRules rules) {
        return new PolicyProfile(
                "shime-town",
                "SHIME",
                "志免町",
                "本町",
                "福岡県",
                "自治体機密性3C",
                null,
                List.of(
                        new Organ("mayor", "町長部局", null),
                        new Organ("enterprise", "公営企業", null),
                        new Organ("assembly", "議会", RuleSet.ASSEMBLY)),
                List.of(
                        new Department("tax", "税務課", "mayor", null),
                        new Department("hospital", "病院", "enterprise", RuleSet.HOSPITAL)),
                List.of(new LevelCriterion("事故になり得る事象")),
                null,
                ShippedProfile.SHIME.slaTable(),
                rules,
                Map.of(),
                LocalPolicies.TOWN);
    }
}
