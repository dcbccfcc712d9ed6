package jp.csirt.incident.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import jp.csirt.incident.domain.assessment.RuleSet;
import jp.csirt.incident.domain.organisation.OrganisationChange;
import jp.csirt.incident.domain.organisation.OrganisationChange.AddDepartment;
import jp.csirt.incident.domain.organisation.OrganisationState;
import jp.csirt.incident.domain.profile.LocalPolicies;
import jp.csirt.incident.domain.profile.PolicyProfile;
import jp.csirt.incident.domain.profile.PolicyProfile.Department;
import jp.csirt.incident.domain.profile.PolicyProfile.Organ;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("デモの名簿")
class DemoRosterTest {

    private static PolicyProfile profile(Department... departments) {
        return new PolicyProfile(
                "council",
                "COUNCIL",
                "議会",
                "本議会",
                "県",
                "取扱注意",
                null,
                List.of(new Organ("assembly", "議会", RuleSet.ASSEMBLY)),
                List.of(departments),
                List.of(),
                null,
                List.of(),
                LocalPolicies.obligations(false),
                Map.of(),
                LocalPolicies.TOWN);
    }

    private static List<OrganisationChange> missing(PolicyProfile profile) {
        return Objects.requireNonNull(
                new DemoRoster().missing(OrganisationState.NONE, profile).block());
    }

    @Test
    @DisplayName("名簿の課局がない団体でも、それらを加えて始まる")
    void departments_of_the_roster_are_added_where_they_are_missing() {
        assertThat(missing(profile(new Department("tax", "課税課", "assembly", null))))
                .filteredOn(AddDepartment.class::isInstance)
                .map(AddDepartment.class::cast)
                .map(AddDepartment::code)
                .containsExactly("education", "general-affairs", "hospital", "residents", "welfare");
    }

    @Test
    @DisplayName("鍵の数は名簿の人数である")
    void everybody_has_a_key() {
        assertThat(DemoRoster.keys().ids()).hasSize(17).containsKeys("demo-staff", "demo-ciso", "demo-notification");
    }
}
