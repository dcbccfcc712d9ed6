package jp.csirt.incident.domain.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("報告の届く先")
class SightOfReportsTest {

    private static final UUID REPORTER = new UUID(0, 1);
    private static final IncidentScope FILED = new IncidentScope(
            "mayor", "tax", REPORTER, Set.of(), Set.of(), Set.of(), Set.of(), false, false, Set.of(), Set.of());

    private static boolean reaches(Post post) {
        var caller = new Caller(
                "key-1", new UUID(0, 2), "職員", List.of(post), Set.of(Scope.INCIDENTS_READ), "general-affairs");
        return Sight.of(caller).sees(FILED);
    }

    @Test
    @DisplayName("5.3(1)① 一つの報告が、課の管理者と統一的な窓口の両方に届く")
    void one_report_reaches_both_addressees() {
        assertThat(reaches(new Post(Role.SEC_MANAGER, "tax"))).isTrue();
        assertThat(reaches(Post.of(Role.CSIRT_INTAKE))).isTrue();
        assertThat(reaches(new Post(Role.SEC_MANAGER, "welfare"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"mayor", "education", "enterprise"})
    @DisplayName("1(9)②b CISOには、どの課局等からの報告も届く")
    void every_report_reaches_the_ciso(String organ) {
        var scope = new IncidentScope(
                organ, null, REPORTER, Set.of(), Set.of(), Set.of(), Set.of(), false, false, Set.of(), Set.of());
        var ciso = new Caller(
                "key-1", new UUID(0, 2), "副町長", List.of(Post.of(Role.CISO)), Set.of(Scope.INCIDENTS_READ), null);

        assertThat(Sight.of(ciso).sees(scope)).isTrue();
        assertThat(Permission.READ_INCIDENT.grantedTo(ciso)).contains(Post.of(Role.CISO));
    }
}
