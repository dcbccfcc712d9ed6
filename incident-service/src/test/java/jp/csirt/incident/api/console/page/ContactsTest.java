package jp.csirt.incident.api.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import jp.csirt.incident.api.console.frame.Times;
import jp.csirt.incident.api.organisation.Reachability.Told;
import jp.csirt.incident.domain.profile.DateStyle;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("連絡先の鮮度の言葉")
class ContactsTest {

    private static final Instant AT = Instant.parse("2026-04-01T00:00:00Z");
    private static final Times TIMES = new Times(DateStyle.SEIREKI);
    private static final UUID MISSING = new UUID(0, 1);
    private static final UUID STALE = new UUID(0, 2);

    private static Contacts after(Duration age) {
        return new Contacts(new Told(AT, List.of(MISSING), List.of(STALE)), AT.plus(age), TIMES);
    }

    @Test
    @DisplayName("三時間を超えて知らされないときは、そうと言う")
    void silence_is_told() {
        assertThat(after(Duration.ofHours(3)).quiet()).isFalse();
        assertThat(after(Duration.ofHours(3)).words()).isEqualTo("organisation.contacts.told");
        assertThat(after(Duration.ofHours(3).plusMillis(1)).quiet()).isTrue();
        assertThat(after(Duration.ofHours(3).plusMillis(1)).words()).isEqualTo("organisation.contacts.quiet");
        assertThat(after(Duration.ZERO).at()).isEqualTo("2026年4月1日（水）9時00分");
    }

    @Test
    @DisplayName("知らされていないうちは、誰についても何も言わない")
    void nothing_is_known_before() {
        var never = new Contacts(Told.NEVER, AT, TIMES);
        assertThat(never.quiet()).isFalse();
        assertThat(never.words()).isEqualTo("organisation.contacts");
        assertThat(never.at()).isEmpty();
        assertThat(never.of(MISSING)).isEmpty();
    }

    @Test
    @DisplayName("人ごとに、届け先がないか、古いか、どちらでもないか")
    void each_person_stands_somehow() {
        Contacts contacts = after(Duration.ZERO);
        assertThat(contacts.of(MISSING)).isEqualTo("organisation.contact.missing");
        assertThat(contacts.of(STALE)).isEqualTo("organisation.contact.stale");
        assertThat(contacts.of(new UUID(0, 3))).isEmpty();
    }
}
