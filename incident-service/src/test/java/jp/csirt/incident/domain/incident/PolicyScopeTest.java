package jp.csirt.incident.domain.incident;

import static jp.csirt.incident.domain.incident.Given.CSIRT;
import static jp.csirt.incident.domain.incident.Given.ID;
import static jp.csirt.incident.domain.incident.Given.by;
import static jp.csirt.incident.domain.incident.Given.reported;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import jp.csirt.incident.domain.deadline.Calendars;
import jp.csirt.incident.domain.incident.PolicyScopeEvent.PolicyScopeDetermined;
import jp.csirt.incident.domain.incident.SharingCommand.ShareInformation;
import jp.csirt.incident.domain.incident.SharingEvent.InformationShared;
import jp.csirt.incident.domain.profile.LocalPolicies;
import jp.csirt.incident.domain.profile.LocalPolicy;
import jp.csirt.incident.domain.profile.LocalPolicy.ExcludedNetwork;
import jp.csirt.incident.domain.profile.LocalPolicy.Standard;
import jp.csirt.incident.domain.profile.PolicyProfile;
import jp.csirt.incident.domain.profile.PolicyScope;
import jp.csirt.incident.domain.report.Zone;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("適用される規程")
class PolicyScopeTest {

    private static final Standard OFFICE =
            new Standard("office", "庁内", List.of(Zone.LGWAN, Zone.INTERNET), List.of("mayor"), null);
    private static final Standard SCHOOL =
            new Standard("school", "校内", List.of(Zone.SCHOOL_ADMIN), List.of("education"), "education");
    private static final ExcludedNetwork MEDICAL =
            new ExcludedNetwork("medical", "医療情報系", List.of(Zone.OUT_OF_SCOPE), "適用範囲", "速やかに");
    private static final LocalPolicy POLICY = LocalPolicies.with(List.of(OFFICE, SCHOOL), List.of(MEDICAL), List.of());

    private static PolicyProfile town(LocalPolicy local) {
        PolicyProfile town = Profiles.TOWN;
        return new PolicyProfile(
                town.id(),
                town.code(),
                town.displayName(),
                town.selfReference(),
                town.prefecture(),
                town.classification(),
                town.retention(),
                town.organs(),
                town.departments(),
                town.levelTable(),
                town.businessHours(),
                town.slaTable(),
                town.obligationRules(),
                town.roleMap(),
                local);
    }

    @ParameterizedTest
    @CsvSource({
        "mayor, LGWAN, office, '', ''",
        "mayor, SCHOOL_ADMIN, school, education, ''",
        "mayor, LGWAN SCHOOL_ADMIN, office school, education, ''",
        "education, '', school, education, ''",
        "education, LGWAN, office, '', ''",
        "election, '', office, '', ''",
        "mayor, OUT_OF_SCOPE, '', '', medical",
        "education, OUT_OF_SCOPE INTERNET, office, '', medical",
    })
    @DisplayName("(f) ネットワーク、機関の順に規程が決まり、適用対象外は規程を持たない")
    void the_network_decides_then_the_organ(
            String organ, String zones, String ruleSets, String route, String excluded) {
        assertThat(town(POLICY)
                        .scope(organ, words(zones).stream().map(Zone::valueOf).toList()))
                .isEqualTo(new PolicyScope(words(ruleSets), words(route), words(excluded)));
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" ", -1));
    }

    @Test
    @DisplayName("(f) 選ぶもののない団体では何も記録されず、あれば事実とともに記録される")
    void it_is_recorded_where_there_is_a_choice() {
        var reported = reported();
        IncidentState state = IncidentState.of(reported);

        assertThat(Consequences.of(state, reported, Profiles.TOWN, Calendars.SHIPPED))
                .noneMatch(PolicyScopeDetermined.class::isInstance);
        assertThat(Consequences.of(state, reported, town(POLICY), Calendars.SHIPPED))
                .filteredOn(PolicyScopeDetermined.class::isInstance)
                .singleElement()
                .isEqualTo(new PolicyScopeDetermined(
                        ID, reported.act(), new PolicyScope(List.of("office"), List.of(), List.of())));
    }

    @Test
    @DisplayName("(f) 同じ団体の機関への共有は、その機関を記す")
    void sharing_with_an_organ_names_it() {
        Given.incident()
                .given(reported())
                .when(new ShareInformation(ID, by(CSIRT), "assembly", Tlp.TLP_AMBER, "共用の回線"))
                .expectEvents(new InformationShared(ID, by(CSIRT), "assembly", Tlp.TLP_AMBER, "共用の回線", "assembly"));
    }
}
