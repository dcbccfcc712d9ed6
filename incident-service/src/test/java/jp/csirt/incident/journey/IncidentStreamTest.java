package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("一覧の変化の流れ")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IncidentStreamTest {

    private static final String CHANGED = "changed";
    private static final int MOST = 400;

    private final TestService service = new TestService();
    private final Client client = service.client();
    private final Staff staff = new Staff(client);

    @AfterAll
    void close() {
        service.close();
    }

    private UUID file(String organ, String department, String key) {
        return client.post(
                        "/v1/incidents",
                        key,
                        Reports.least("流れ " + department).put("organ", organ).put("department", department))
                .created()
                .incidentId();
    }

    /** A reader that has seen everything so far. */
    private Sse begun(String key) {
        Sse stream = ListStream.open(client, key);
        assertThat(stream.next().event()).isEqualTo("reset");
        assertThat(stream.rest()).isEmpty();
        return stream;
    }

    private static void assertTold(Sse.Told told, String event, UUID incident) {
        assertThat(told.event()).isEqualTo(event);
        assertThat(ListStream.incident(told)).isEqualTo(incident);
    }

    @Test
    @DisplayName("初めに読み直しの位置、それから変わった行が、一覧と同じ形で届く")
    void lines_come_as_the_list_shows_them() {
        long head = client.head();
        try (Sse stream = ListStream.open(client, "csirt")) {
            Sse.Told reset = stream.next();
            assertThat(reset.event()).isEqualTo("reset");
            assertThat(reset.data().path("position").asLong()).isGreaterThanOrEqualTo(head);
            assertThat(reset.id()).isEqualTo(reset.data().path("position").asString());
            UUID incident = file("mayor", "tax", "staff");
            Exchange received = client.act(incident, "receipt", "csirt", "{}").done();
            var line = client.get("/v1/incidents?limit=1&after=" + received.position(), "csirt")
                    .ok()
                    .at("/items/0");
            Sse.Told told = stream.next();
            while (told.data().path("version").asLong() < received.version()) {
                told = stream.next();
            }
            assertTold(told, CHANGED, incident);
            assertThat(told.data()).isEqualTo(line);
        }
    }

    @Test
    @DisplayName("途切れた流れは続きから始まり、離れすぎていれば一覧の読み直しになる")
    void a_stream_is_resumed_or_begun_anew() {
        long before = client.head();
        UUID first = file("mayor", "tax", "staff");
        UUID second = file("mayor", "welfare", "welfare");
        List<Sse.Told> told = ListStream.since(client, "csirt", before);
        assertThat(told).extracting(Sse.Told::event).containsOnly(CHANGED);
        assertThat(told.stream().map(ListStream::incident).distinct()).containsExactly(first, second);
        String last = String.valueOf(told.getLast().id());
        assertThat(ListStream.since(client, "csirt", Long.parseLong(last)).stream()
                        .map(ListStream::incident))
                .doesNotContain(first);

        LongLog.append(service, 4);
        for (long position : new long[] {0, before, client.head() + 1000}) {
            assertThat(ListStream.since(client, "csirt", position))
                    .extracting(Sse.Told::event)
                    .containsExactly("reset");
        }
    }

    @Test
    @DisplayName("見えない事案の変化は、時も場所も知らされない")
    void out_of_sight_nothing_is_told() {
        try (Sse stream = begun("welfare")) {
            UUID hidden = file("mayor", "tax", "staff");
            client.act(hidden, "receipt", "csirt", "{}").done();
            UUID own = file("mayor", "welfare", "welfare");
            assertTold(stream.next(), CHANGED, own);
        }
    }

    @Test
    @DisplayName("見えるようになった行は届き、見えなくなった行は一度だけ除かれる")
    void lines_come_and_go_with_sight() {
        String key = staff.holder("総括管理者", null, "PRIVACY_LEAD");
        UUID incident = file("mayor", "tax", "staff");
        try (Sse stream = begun(key)) {
            personalData(incident, "YES");
            assertTold(stream.next(), CHANGED, incident);
            personalData(incident, "NO");
            Sse.Told gone = stream.next();
            while (CHANGED.equals(gone.event())) {
                gone = stream.next();
            }
            assertTold(gone, "gone", incident);
            assertThat(gone.data().propertyNames()).containsExactly("incidentId");
            client.act(incident, "receipt", "csirt", "{}").done();
            UUID other = file("mayor", "general-affairs", "officer");
            personalData(other, "YES");
            assertTold(stream.next(), CHANGED, other);
        }
    }

    private void personalData(UUID incident, String involved) {
        client.act(
                        incident,
                        "situations",
                        "csirt",
                        "{\"findings\": \"個人情報\", \"personalData\": {\"involved\": \"%s\"}}".formatted(involved))
                .done();
    }

    @Test
    @DisplayName("消去された事案の行は除かれる")
    void an_erased_incident_is_gone() {
        var folder = TestService.temporaryFolder();
        try (var forgetful =
                new TestService("--csirt.mongodb-uri=", "--csirt.master-key=", ClosedCase.keepingNothing(folder))) {
            UUID closed = ClosedCase.play(forgetful.client());
            long before = forgetful.client().head();
            ClosedCase.erase(forgetful.client(), closed);
            Sse.Told told =
                    ListStream.since(forgetful.client(), "csirt", before).getLast();
            assertTold(told, "gone", closed);
        } finally {
            TestService.delete(folder);
        }
    }

    @Test
    @DisplayName("6.5(5) 別綴の記録では、見てよい者にも何も届かない")
    void the_restricted_track_sends_nothing() {
        UUID restricted = file("mayor", "tax", "staff");
        UUID other = file("mayor", "tax", "staff");
        try (Sse stream = begun("ciso")) {
            client.act(restricted, "personnel-actions", "ciso", "{\"kind\": \"ACTIONED\", \"text\": \"処置\"}")
                    .done();
            client.act(other, "receipt", "csirt", "{}").done();
            assertTold(stream.next(), CHANGED, other);
        }
    }

    @Test
    @DisplayName("職が変われば一覧の読み直しとなり、その後は今の職で見えるものだけが届く")
    void posts_are_asked_again() {
        String person = staff.person("異動する者", "tax");
        staff.assign("SEC_OFFICER@tax", person, Staff.today().minusYears(1), null)
                .createdThing();
        staff.assign("SEC_OFFICER@hospital", person, Staff.today().minusYears(1), null)
                .createdThing();
        String key = staff.key(person, Staff.CASES).at("/key").asString();
        try (Sse stream = begun(key)) {
            UUID before = file("mayor", "tax", "staff");
            assertTold(stream.next(), CHANGED, before);
            staff.assign(
                            "SEC_OFFICER@tax",
                            person,
                            Staff.today().minusYears(1),
                            Staff.today().minusDays(1))
                    .createdThing();
            CompletableFuture<Sse.Told> reset = CompletableFuture.supplyAsync(() -> nextReset(stream));
            Awaitility.await().until(() -> {
                file("mayor", "tax", "staff");
                return reset.isDone();
            });
            assertThat(reset.join().data().path("position").asLong()).isPositive();
            file("mayor", "tax", "staff");
            UUID own = file("enterprise", "hospital", "hospital");
            assertTold(stream.next(), CHANGED, own);
        }
    }

    private static Sse.Told nextReset(Sse stream) {
        Sse.Told told = stream.next();
        while (!"reset".equals(told.event())) {
            told = stream.next();
        }
        return told;
    }

    @Test
    @DisplayName("鍵が失効すると終わる")
    void a_revoked_key_ends_its_stream() {
        String person = staff.person("鍵を失う者", "tax");
        staff.assign("SEC_OFFICER@tax", person, Staff.today(), null).createdThing();
        Exchange made = staff.key(person, Staff.CASES);
        try (Sse stream = begun(made.at("/key").asString())) {
            client.delete("/v1/api-keys/" + made.at("/keyId").asString(), "admin")
                    .ok();
            var ended = CompletableFuture.supplyAsync(stream::ends);
            Awaitility.await().until(() -> {
                file("mayor", "tax", "staff");
                return ended.isDone();
            });
            assertThat(ended.join()).isTrue();
        }
    }

    @Test
    @DisplayName("画面のセッションでも続き、ログアウトすると終わる")
    void a_session_of_the_console_follows_until_it_ends() {
        try (var browser = Browser.of(client, "csirt");
                var stream = new Sse(client, ListStream.PATH, null, "Cookie", String.valueOf(browser.cookie()))) {
            assertThat(stream.next().event()).isEqualTo("reset");
            assertThat(stream.rest()).isEmpty();
            UUID first = file("mayor", "tax", "staff");
            assertTold(stream.next(), CHANGED, first);
            UUID second = file("mayor", "welfare", "welfare");
            Sse.Told told = stream.next();
            while (ListStream.incident(told).equals(first)) {
                told = stream.next();
            }
            assertTold(told, CHANGED, second);

            browser.press(browser.open("/"), "ログアウト", Map.of());
            var ended = CompletableFuture.supplyAsync(stream::ends);
            Awaitility.await().until(() -> {
                file("mayor", "tax", "staff");
                return ended.isDone();
            });
            assertThat(ended.join()).isTrue();
        }
    }

    @Test
    @DisplayName("読み手が多すぎれば断り、公開の出来事の読み手には場所を残す")
    void there_is_a_bound() {
        var readers = new ArrayList<Sse>();
        try {
            for (int i = 0; i < MOST; i++) {
                Sse reader = ListStream.open(client, "csirt");
                readers.add(reader);
                assertThat(reader.next().event()).isEqualTo("reset");
            }
            assertThat(client.get(ListStream.PATH, "csirt", "Accept", "text/event-stream")
                            .refused(503, "overloaded")
                            .has("Retry-After"))
                    .isTrue();
            try (var machine = new FeedStream(client, "")) {
                assertThat(Feed.position(machine.next())).isEqualTo(1);
            }
        } finally {
            readers.forEach(Sse::close);
        }
    }

    @Test
    @DisplayName("鍵、範囲、指定、形、メソッドは一覧と同じ順に確かめる")
    void it_is_refused_like_the_list() {
        client.get(ListStream.PATH, null).refused(401, "unauthenticated");
        client.get(ListStream.PATH, "notification").refused(403, "forbidden");
        client.get(ListStream.PATH + "?limit=1", "csirt").refused(400, "invalid-parameter");
        client.get(ListStream.PATH, "csirt", "Accept", "application/json").refused(406, "not-acceptable");
        client.call("POST", ListStream.PATH, "csirt", null).refused(405, "method-not-allowed");
        Exchange head = client.call("HEAD", ListStream.PATH, "csirt", null).ok();
        assertThat(head.header("Content-Type")).isEqualTo("text/event-stream");
        assertThat(head.header("Cache-Control")).isEqualTo("no-store");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "-1", "1 2", "9999999999999999999"})
    @DisplayName("読めない Last-Event-ID は400")
    void bad_last_event_id_is_refused(String id) {
        client.get(ListStream.PATH, "csirt", "Last-Event-ID", id).refused(400, "invalid-header");
    }
}
