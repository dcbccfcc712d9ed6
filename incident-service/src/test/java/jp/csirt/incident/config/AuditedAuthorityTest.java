package jp.csirt.incident.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jp.csirt.incident.domain.audit.AuditEntry;
import jp.csirt.incident.domain.audit.AuditResult;
import jp.csirt.incident.domain.audit.Audited;
import jp.csirt.incident.domain.organisation.OrganisationEvent.AuthorityEvent;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("権限の変更の監査")
class AuditedAuthorityTest {

    static Stream<String> changes() {
        return EventCatalogue.names().all().entrySet().stream()
                .filter(event -> AuthorityEvent.class.isAssignableFrom(event.getValue()))
                .map(Map.Entry::getKey);
    }

    @Test
    @DisplayName("6.1(6) 定め、任命、不在、利用者、鍵の変更はすべて監査の対象である")
    void every_change_of_authority_is_audited() {
        assertThat(changes().toList())
                .containsExactlyInAnyOrder(
                        "profile-adopted",
                        "post-assigned",
                        "absence-recorded",
                        "account-opened",
                        "external-id-changed",
                        "api-key-created",
                        "api-key-revoked");
    }

    @ParameterizedTest
    @MethodSource("changes")
    @DisplayName("6.1(6) 監査の記録は出来事の名で載り、個人の文言を含まない")
    void an_entry_bears_the_stored_name_and_no_personal_text(String name) {
        AuditEntry entry = ((Audited) EventSamples.of(name)).audited();

        assertThat(entry.action()).isEqualTo(name);
        assertThat(entry.result()).isEqualTo(AuditResult.ALLOWED);
        assertThat(entry.target()).isNotBlank();
        assertThat(List.of(entry.toString())).noneMatch(text -> text.contains("reason") || text.contains("externalId"));
    }
}
