package jp.csirt.incident.domain.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import jp.csirt.incident.domain.audit.AccessEvent.AccessRefused;
import jp.csirt.incident.domain.audit.AccessEvent.AccountActed;
import jp.csirt.incident.domain.audit.AccessEvent.AuditEntriesLost;
import jp.csirt.incident.domain.audit.AccessEvent.FurtherAccessRefused;
import jp.csirt.incident.domain.audit.AccessEvent.LoginSlowed;
import jp.csirt.incident.domain.audit.AccessEvent.RestrictedDataRead;
import jp.csirt.incident.domain.audit.AccessEvent.TemplateChanged;
import jp.csirt.incident.domain.audit.AccessEvent.UnauthenticatedAccess;
import jp.csirt.incident.domain.incident.IncidentId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("監査記録の一件")
class AuditedTest {

    private static final Instant AT = Instant.parse("2026-04-01T00:00:00Z");
    private static final KeyHolder HOLDER = new KeyHolder("one", new UUID(0, 1));
    private static final IncidentId HERE = new IncidentId(new UUID(1, 1));

    static Stream<Arguments> everyEvent() {
        return Stream.of(
                Arguments.of(new AccessRefused(AT, HOLDER, "close", HERE), entry(HOLDER, "close", HERE, false, 1)),
                Arguments.of(new AccessRefused(AT, HOLDER, "list", null), entry(HOLDER, "list", null, false, 1)),
                Arguments.of(
                        new FurtherAccessRefused(AT, HOLDER, AT, 5),
                        entry(HOLDER, "further-access-refused", null, false, 5)),
                Arguments.of(
                        new RestrictedDataRead(AT, HOLDER, "bundle", HERE), entry(HOLDER, "bundle", HERE, true, 1)),
                Arguments.of(
                        new TemplateChanged(AT, HOLDER, "occurrence/docx", 2, "abc"),
                        new AuditEntry(
                                AT, HOLDER, "template-changed", "occurrence/docx 2 abc", AuditResult.ALLOWED, 1)),
                Arguments.of(
                        new UnauthenticatedAccess(AT, AT, 7), entry(null, "unauthenticated-access", null, false, 7)),
                Arguments.of(new AuditEntriesLost(AT, 9), entry(null, "audit-entries-lost", null, false, 9)),
                Arguments.of(
                        new AccountActed(AT, HOLDER, AccountAct.PASSWORD_SET, HERE.value()),
                        entry(HOLDER, "password-set", HERE, true, 1)),
                Arguments.of(new LoginSlowed(AT, HERE.value(), 6), entry(null, "login-slowed", HERE, false, 6)),
                Arguments.of(new LoginSlowed(AT, null, 5), entry(null, "login-slowed", null, false, 5)));
    }

    @ParameterizedTest
    @MethodSource("everyEvent")
    @DisplayName("6.1(6) だれが何にどうして、許されたか拒まれたか、何件分かが分かる")
    void an_event_tells_who_did_what_to_what_and_how_often(AccessEvent event, AuditEntry entry) {
        assertThat(event.audited()).isEqualTo(entry);
    }

    private static AuditEntry entry(
            @Nullable KeyHolder actor, String action, @Nullable IncidentId target, boolean allowed, int times) {
        return new AuditEntry(
                AT,
                actor,
                action,
                target == null ? null : "00000000-0000-0001-0000-000000000001",
                allowed ? AuditResult.ALLOWED : AuditResult.REFUSED,
                times);
    }
}
