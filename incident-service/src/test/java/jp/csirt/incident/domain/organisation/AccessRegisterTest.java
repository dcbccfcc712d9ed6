package jp.csirt.incident.domain.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import jp.csirt.incident.domain.access.Scope;
import jp.csirt.incident.domain.organisation.OrganisationChange.CreateApiKey;
import jp.csirt.incident.domain.organisation.OrganisationChange.OpenAccount;
import jp.csirt.incident.domain.organisation.OrganisationEvent.AccountOpened;
import jp.csirt.incident.domain.organisation.OrganisationEvent.ApiKeyCreated;
import jp.csirt.incident.domain.shared.Act;
import jp.csirt.incident.domain.shared.Actor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("利用者登録と鍵")
class AccessRegisterTest {

    private static final Instant NOW = Instant.parse("2026-04-01T00:00:00Z");
    private static final Act ACT = new Act(new Actor(new UUID(0, 1), "SYSTEM_ADMIN", null), NOW);
    private static final UUID PERSON = new UUID(0, 11);
    private static final UUID KEY = new UUID(0, 21);
    private static final List<Scope> SCOPES = List.of(Scope.INCIDENTS_READ);

    private static ApiKey key(@Nullable Instant expiresAt, @Nullable Instant revokedAt) {
        return new ApiKey(KEY, PERSON, SCOPES, NOW.minusSeconds(60), expiresAt, revokedAt);
    }

    @Test
    @DisplayName("6.2(1) 利用者登録と鍵の発行は、求められたとおりに残る")
    void an_account_and_a_key_are_recorded_as_asked() {
        assertThat(AccessRegister.NONE.open(new OpenAccount(PERSON, SCOPES, "sub-1"), ACT))
                .isEqualTo(new AccountOpened(ACT, PERSON, SCOPES, "sub-1"));
        assertThat(AccessRegister.NONE.create(new CreateApiKey(KEY, PERSON, SCOPES, NOW.plusSeconds(1)), ACT))
                .isEqualTo(new ApiKeyCreated(ACT, KEY, PERSON, SCOPES, NOW.plusSeconds(1)));
    }

    @Test
    @DisplayName("最初の起動かどうかは、登録も鍵もないことで分かる")
    void it_is_empty_without_accounts_and_keys() {
        var keys = new LinkedHashMap<UUID, ApiKey>();
        keys.put(KEY, key(null, null));

        assertThat(AccessRegister.NONE.isEmpty()).isTrue();
        assertThat(new AccessRegister(List.of(new Account(PERSON, SCOPES, null)), new LinkedHashMap<>()).isEmpty())
                .isFalse();
        assertThat(new AccessRegister(List.of(), keys).isEmpty()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        ",,true",
        "2026-04-01T00:00:01Z,,true",
        "2026-04-01T00:00:00Z,,false",
        "2026-03-31T23:59:59Z,,false",
        ",2026-04-01T00:00:00Z,false",
        "2026-05-01T00:00:00Z,2026-03-31T00:00:00Z,false"
    })
    @DisplayName("6.2(1) 期限の来た鍵と失効した鍵は使えない")
    void an_expired_or_revoked_key_opens_nothing(
            @Nullable Instant expiresAt, @Nullable Instant revokedAt, boolean usable) {
        assertThat(key(expiresAt, revokedAt).usable(NOW)).isEqualTo(usable);
    }

    @ParameterizedTest
    @CsvSource({"UNKNOWN_PERSON,unknown-person,true", "POST_TAKEN,post-taken,false", "UNKNOWN_KEY,unknown-key,true"})
    @DisplayName("断る理由には問題種別の名前があり、項目の誤りか記録との食い違いかが分かる")
    void a_reason_has_its_slug_and_says_whether_a_member_is_wrong(
            OrganisationRejected.Reason reason, String slug, boolean field) {
        assertThat(reason.slug()).isEqualTo(slug);
        assertThat(reason.isField()).isEqualTo(field);
    }
}
