package jp.csirt.incident.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import jp.csirt.incident.api.problem.ApiProblem;
import jp.csirt.incident.api.security.Holder;
import jp.csirt.incident.api.security.Session;
import jp.csirt.incident.api.security.Session.Entering;
import jp.csirt.incident.api.security.Session.Entrance;
import jp.csirt.incident.api.security.Session.Factor;
import jp.csirt.incident.api.security.Session.Listed;
import jp.csirt.incident.api.security.Session.Stage;
import jp.csirt.incident.domain.access.Caller;
import jp.csirt.incident.domain.access.Post;
import jp.csirt.incident.domain.access.Role;
import jp.csirt.incident.domain.audit.AccountAct;
import jp.csirt.incident.platform.EmbeddedServer;
import jp.csirt.incident.platform.TestDatabase;
import jp.csirt.incident.platform.account.AccountStore;
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

    private final MovableClock clock = new MovableClock(BEGIN);
    private final Set<Role> lost = EnumSet.noneOf(Role.class);
    private final ActsSeen acts = new ActsSeen();
    private final AccountStore accounts;
    private final StoredSessions sessions;

    StoredSessionsTest(TestDatabase database) {
        var store = new SessionStore(database.mongo());
        Await.first(store.createIndexes(), WITHIN);
        accounts = new AccountStore(database.mongo());
        Await.first(accounts.createIndexes(), WITHIN);
        sessions = new StoredSessions(store, accounts, this::caller, acts, clock);
    }

    private Mono<Caller> caller(Holder holder) {
        UUID person = holder.personId();
        List<Post> posts = Stream.of(person.equals(CISO) ? Role.CISO : Role.SEC_OFFICER, Role.REPORTER)
                .filter(role -> !lost.contains(role))
                .map(Post::of)
                .toList();
        return Mono.just(new Caller("console:" + person, person, "職", posts, Set.of(), null));
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
    @DisplayName("終えたセッションと知らない値は何も開かない")
    void what_ended_opens_nothing() {
        String ended = begin(CLERK);
        Await.first(sessions.end(ended), WITHIN);

        assertThat(find(ended)).isNull();
        assertThat(find("x".repeat(43))).isNull();
        assertThat(acts.seen).containsExactly("LOGGED_IN " + CLERK, "LOGGED_OUT " + CLERK);
    }

    @Test
    @DisplayName("入ったときの職を一つでも失うと終わる。職が一つもない人は入れない")
    void a_lost_post_ends_the_session() {
        String clerk = begin(CLERK);
        lost.add(Role.REPORTER);
        assertThat(find(clerk)).isNull();

        lost.add(Role.SEC_OFFICER);
        assertThatThrownBy(() -> begin(CLERK)).isInstanceOf(ApiProblem.class).hasMessageContaining("職がない");
    }

    @Test
    @DisplayName("二段目を求められる間は何も開かず、済むと別の値となる。CISOには二段目の設定を求める")
    void nothing_opens_before_the_second_factor() {
        String half = begin(CLERK, Factor.OPEN);
        assertThat(find(half)).isNull();
        assertThat(entering(half)).isEqualTo(Stage.CODE);
        assertThat(acts.seen).isEmpty();

        String whole = Objects.requireNonNull(Await.first(sessions.complete(half), WITHIN));
        assertThat(whole).isNotEqualTo(half);
        assertThat(find(whole)).isNotNull();
        assertThat(entering(half)).isNull();
        assertThat(Await.first(sessions.complete(half), WITHIN)).isNull();
        assertThat(Await.first(sessions.complete(whole), WITHIN)).isNull();

        assertThat(entering(begin(CISO, Factor.NONE))).isEqualTo(Stage.ENROLMENT);
    }

    @Test
    @DisplayName("二段目は10分の間に済ませる")
    void the_second_factor_does_not_wait_for_ever() {
        String half = begin(CLERK, Factor.OPEN);
        at(Duration.ofMinutes(9));
        assertThat(entering(half)).isEqualTo(Stage.CODE);
        at(Duration.ofMinutes(10));
        assertThat(entering(half)).isNull();
    }

    @Test
    @DisplayName("自分のセッションを一覧し、一つずつ、またはほかのすべてを終わらせる。他人のものは終わらせられない")
    void sessions_are_listed_and_revoked() {
        String here = begin(CLERK);
        String there = begin(CLERK);
        String elsewhere = begin(CLERK);
        String other = begin(CISO, Factor.PASSED);
        List<Listed> listed = list(here);
        assertThat(listed).hasSize(3).extracting(Listed::place).containsOnly("127.0.0.1");
        assertThat(listed).filteredOn(Listed::own).hasSize(1);

        String id = listed.stream()
                .filter(one -> !one.own())
                .findFirst()
                .orElseThrow()
                .id();
        Await.first(sessions.end(CISO, id), WITHIN);
        assertThat(list(here)).hasSize(3);
        Await.first(sessions.end(CLERK, id), WITHIN);
        assertThat(list(here)).hasSize(2);
        assertThat(acts.seen).endsWith("SESSION_ENDED " + CLERK);

        Await.first(sessions.endOthers(CLERK, here), WITHIN);
        assertThat(find(here)).isNotNull();
        assertThat(find(there)).isNull();
        assertThat(find(elsewhere)).isNull();
        assertThat(find(other)).isNotNull();
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

    @Test
    @DisplayName("二段目を通らなかったログインは、前に入った日時にならない")
    void who_never_came_in_is_no_log_in() {
        begin(CLERK);
        at(Duration.ofMinutes(10));
        begin(CLERK, Factor.OPEN);
        at(Duration.ofMinutes(20));

        assertThat(session(CLERK).before()).isEqualTo(BEGIN);
    }

    @Test
    @DisplayName("前のログアウトの日時を示す。入らずにやめた人、使わずに終わったセッションのものは数えない")
    void each_login_knows_the_last_logout() {
        String first = begin(CLERK);
        assertThat(Objects.requireNonNull(find(first)).out()).isNull();
        at(Duration.ofMinutes(10));
        Await.first(sessions.leave(first), WITHIN);
        at(Duration.ofMinutes(20));
        Await.first(sessions.end(begin(CLERK, Factor.OPEN)), WITHIN);
        String idle = begin(CLERK);
        at(Duration.ofHours(3));
        Await.first(sessions.end(idle), WITHIN);

        assertThat(session(CLERK).out()).isEqualTo(BEGIN.plus(Duration.ofMinutes(10)));
        assertThat(acts.seen).containsOnlyOnce("LOGGED_OUT " + CLERK);
    }

    @Test
    @DisplayName("前に入った後の失敗の回数は、どれほど前のものでも、次に入った人に一度だけ示す")
    void failures_are_told_to_who_comes_in() {
        begin(CLERK);
        Await.first(accounts.failed(CLERK), WITHIN);
        Await.first(accounts.failed(CLERK), WITHIN);
        Await.first(accounts.failed(null), WITHIN);
        at(Duration.ofDays(2));
        String half = begin(CLERK, Factor.OPEN);
        Await.first(accounts.failed(CLERK), WITHIN);

        String whole = Objects.requireNonNull(Await.first(sessions.complete(half), WITHIN));

        assertThat(Objects.requireNonNull(find(whole)).failures()).isEqualTo(3);
        assertThat(session(CLERK).failures()).isZero();
    }

    @Test
    @DisplayName("パスワードや多要素認証が変わると、その前に確かめを終えて後から始まったセッションも、途中のログインも、何も開かない。自分のものは続く")
    void a_session_that_outran_a_change_opens_nothing() {
        String own = begin(CLERK);
        String half = begin(CLERK, Factor.OPEN);
        for (Mono<Integer> change : List.of(
                accounts.factor(CLERK, new byte[] {1}, 1, List.of()),
                accounts.password(CLERK, "hash"),
                accounts.withoutFactor(CLERK))) {
            int before = Objects.requireNonNull(Await.first(accounts.epoch(CLERK), WITHIN));
            int after = Objects.requireNonNull(Await.first(change, WITHIN));
            Await.first(sessions.carry(own, after), WITHIN);

            assertThat(find(begin(CLERK, Factor.PASSED, before))).isNull();
            assertThat(entering(half)).isNull();
            assertThat(Await.first(sessions.complete(half), WITHIN)).isNull();
            assertThat(find(own)).isNotNull();
            assertThat(find(begin(CLERK))).isNotNull();
        }
    }

    private Session session(UUID person) {
        return Objects.requireNonNull(find(begin(person)));
    }

    private String begin(UUID person) {
        return begin(person, Factor.PASSED);
    }

    private String begin(UUID person, Factor factor) {
        int epoch = Objects.requireNonNull(Await.first(accounts.epoch(person), WITHIN));
        return begin(person, factor, epoch);
    }

    private String begin(UUID person, Factor factor, int epoch) {
        var entrance = new Entrance(new Holder(person, null), factor, epoch, "127.0.0.1");
        return Objects.requireNonNull(Await.first(sessions.begin(entrance), WITHIN));
    }

    private List<Listed> list(String secret) {
        return Objects.requireNonNull(Await.first(sessions.of(CLERK, secret), WITHIN));
    }

    private @Nullable Stage entering(String secret) {
        return Await.first(sessions.entering(secret).map(Entering::stage), WITHIN);
    }

    private @Nullable Session find(String secret) {
        return Await.first(sessions.find(secret), WITHIN);
    }

    /** The acts on accounts, in words. */
    private static final class ActsSeen implements AccountTrail {

        private final List<String> seen = new ArrayList<>();

        @Override
        public void acted(UUID actor, AccountAct act, UUID personId) {
            seen.add(act + " " + personId);
        }

        @Override
        public void unauthenticated() {}

        @Override
        public void slowed(@Nullable UUID personId, int count) {}
    }

    private void at(Duration later) {
        clock.move(Duration.between(clock.instant(), BEGIN.plus(later)));
    }
}
