package jp.csirt.incident.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import jp.csirt.incident.api.security.Session;
import jp.csirt.incident.domain.access.Caller;
import jp.csirt.incident.domain.access.Post;
import jp.csirt.incident.domain.access.Role;
import jp.csirt.incident.platform.EmbeddedServer;
import jp.csirt.incident.platform.TestDatabase;
import jp.csirt.incident.platform.deadline.MovableClock;
import jp.csirt.incident.platform.mongo.Await;
import jp.csirt.incident.platform.session.SessionStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import reactor.core.publisher.Mono;

@DisplayName("画面のセッション 6.2(4)～(6)")
@ExtendWith(EmbeddedServer.class)
@Timeout(300)
class StoredSessionsTest {

    private static final Duration WITHIN = Duration.ofSeconds(60);
    private static final Instant BEGIN = Instant.parse("2026-11-21T00:00:00Z");
    private static final UUID CLERK = new UUID(0, 1);
    private static final UUID CISO = new UUID(0, 2);
    private static final UUID GONE = new UUID(0, 3);

    private final MovableClock clock = new MovableClock(BEGIN);
    private final StoredSessions sessions;

    StoredSessionsTest(TestDatabase database) {
        var store = new SessionStore(database.mongo());
        Await.first(store.createIndexes(), WITHIN);
        sessions = new StoredSessions(store, StoredSessionsTest::caller, clock);
    }

    private static Mono<Caller> caller(UUID key) {
        Role role = key.equals(CISO) ? Role.CISO : Role.SEC_OFFICER;
        return key.equals(GONE)
                ? Mono.empty()
                : Mono.just(new Caller("console:" + key, key, "職", List.of(Post.of(role)), Set.of(), null));
    }

    @Test
    @DisplayName("使わないまま60分、CISOは15分で終わる")
    void an_idle_session_ends() {
        String clerk = begin(CLERK);
        String ciso = begin(CISO);

        at(Duration.ofMinutes(14));
        assertThat(find(ciso)).isNotNull();
        at(Duration.ofMinutes(28));
        assertThat(find(ciso)).isNotNull();
        at(Duration.ofMinutes(43));
        assertThat(find(ciso)).isNull();
        at(Duration.ofMinutes(59));
        assertThat(find(clerk)).isNotNull();
        at(Duration.ofMinutes(119));
        assertThat(find(clerk)).isNull();
    }

    @Test
    @DisplayName("開いたままの画面が確かめるだけでは、使ったことにならない")
    void what_is_only_open_is_no_use() {
        String clerk = begin(CLERK);

        for (int minutes = 10; minutes < 60; minutes += 10) {
            at(Duration.ofMinutes(minutes));
            assertThat(Await.first(sessions.standing(clerk), WITHIN)).isNotNull();
        }
        at(Duration.ofMinutes(60));
        assertThat(Await.first(sessions.standing(clerk), WITHIN)).isNull();
        assertThat(find(clerk)).isNull();
    }

    @Test
    @DisplayName("使い続けても12時間で終わる")
    void no_session_outlives_the_day() {
        String clerk = begin(CLERK);
        for (int minutes = 50; minutes < 720; minutes += 50) {
            at(Duration.ofMinutes(minutes));
            assertThat(find(clerk)).as("after %d minutes", minutes).isNotNull();
        }
        at(Duration.ofHours(12));
        assertThat(find(clerk)).isNull();
    }

    @Test
    @DisplayName("職と鍵を失った人のセッション、終えたセッション、知らない値は何も開かない")
    void what_ended_opens_nothing() {
        String gone = begin(GONE);
        String ended = begin(CLERK);
        Await.first(sessions.end(ended), WITHIN);

        assertThat(find(gone)).isNull();
        assertThat(find(ended)).isNull();
        assertThat(find("x".repeat(43))).isNull();
    }

    @Test
    @DisplayName("入るたびに新しい値となり、前に入った日時を示す")
    void each_login_knows_the_one_before() {
        String first = begin(CLERK);
        at(Duration.ofMinutes(10));
        String second = begin(CLERK);

        assertThat(second).isNotEqualTo(first);
        assertThat(Objects.requireNonNull(find(first)).before()).isNull();
        assertThat(Objects.requireNonNull(find(second)).before()).isEqualTo(BEGIN);
    }

    private String begin(UUID key) {
        return Objects.requireNonNull(Await.first(sessions.begin(key, "127.0.0.1"), WITHIN));
    }

    private @Nullable Session find(String secret) {
        return Await.first(sessions.find(secret), WITHIN);
    }

    private void at(Duration later) {
        clock.move(Duration.between(clock.instant(), BEGIN.plus(later)));
    }
}
