package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.reactivestreams.client.MongoDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import jp.csirt.incident.api.download.BundleProgress;
import jp.csirt.incident.api.download.BundleProgress.Stage;
import jp.csirt.incident.api.web.Routes;
import jp.csirt.incident.domain.access.Caller;
import jp.csirt.incident.domain.access.Post;
import jp.csirt.incident.domain.access.Role;
import jp.csirt.incident.domain.access.Scope;
import jp.csirt.incident.platform.mongo.Await;
import jp.csirt.incident.platform.session.ProgressStore;
import jp.csirt.incident.platform.session.ProgressStore.Reached;
import org.awaitility.Awaitility;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.http.codec.HttpMessageWriter;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.web.reactive.function.server.HandlerStrategies;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.reactive.result.view.ViewResolver;

@DisplayName("画面の証拠一式")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsoleBundleTest {

    private static final Duration WITHIN = Duration.ofSeconds(60);
    private static final byte[] PHOTO = new byte[300 * 1024];

    private static final HandlerStrategies STRATEGIES = HandlerStrategies.withDefaults();

    private final TestService service = new TestService();
    private final Client client = service.client();
    private final UUID incident = incident();

    private UUID incident() {
        UUID id = Reports.file(client, Reports.ofTax("束にする事案"));
        Multipart.file("写真.txt", PHOTO).attach(client, id, "staff");
        return id;
    }

    @AfterAll
    void close() {
        service.close();
    }

    @Test
    @DisplayName("何が入るかを言い、一つのボタンで作って保存し、作り終えたことを言う")
    void the_bundle_is_made_and_saved() {
        try (var browser = Browser.of(client, "auditor")) {
            String way = browser.open("/incidents/" + incident + "?tab=evidence")
                    .ok()
                    .link("証拠一式の保存へ");
            Shown page = browser.open(way).ok();
            assertThat(page.h1()).isEqualTo("証拠一式");
            assertThat(page.text()).containsPattern("この事案の行為[1-9][0-9]*件と連絡の記録、添付1件（0.3 MB）、書類が入ります");
            assertThat(making(page).text()).isEmpty();
            assertThat(making(page).attr("hx-trigger")).startsWith("begun");

            Shown file =
                    browser.once("GET", page.link("証拠一式（ZIP）を作って保存する"), null).ok();

            assertThat(file.header("Content-Type")).isEqualTo("application/zip");
            assertThat(file.header("Content-Disposition")).startsWith("attachment; filename=\"SHIME-");
            assertThat(file.header("Content-Length"))
                    .as("so that the browser tells how much of it is there")
                    .matches("[1-9][0-9]{3,}");
            String asked = making(page).attr("hx-get");
            Awaitility.await()
                    .until(() -> making(browser.open(asked).ok()).text().startsWith("作り終えました"));
            Element made = making(browser.open(asked).ok());
            assertThat(made.select("p.done[role=status]")).hasSize(1);
            assertThat(made.select("progress")).isEmpty();
            assertThat(made.attr("hx-trigger")).as("another one may be made").startsWith("begun");
        }
    }

    @Test
    @DisplayName("作る間は、書類、記録、添付の順に、数で進み具合を知らせる")
    void the_making_tells_how_far_it_is() {
        var told = Collections.synchronizedList(new ArrayList<Told>());
        var exchange =
                MockServerWebExchange.from(MockServerHttpRequest.get("/v1/incidents/" + incident + "/evidence-bundle"));
        BundleProgress.listen(exchange.getAttributes(), (stage, done, all) -> told.add(new Told(stage, done, all)));
        var auditor = new Caller(
                "test", new UUID(9, 9), "監査を行う者", List.of(Post.of(Role.AUDITOR)), EnumSet.allOf(Scope.class), null);

        Await.first(
                service.part(Routes.class)
                        .answer(ServerRequest.create(exchange, STRATEGIES.messageReaders()), auditor)
                        .flatMap(answer -> answer.writeTo(exchange, new Writing())),
                WITHIN);

        assertThat(told.stream().map(Told::stage).distinct()).containsExactly(Stage.values());
        assertThat(told).isSortedAccordingTo((a, b) -> a.stage() == b.stage() ? Long.compare(a.done(), b.done()) : 0);
        assertThat(told).allMatch(one -> one.done() <= one.all());
        assertThat(told.get(1)).isEqualTo(new Told(Stage.PAPERS, 0, told.get(1).all()));
        assertThat(told.get(told.size() - 2)).isEqualTo(new Told(Stage.FILES, PHOTO.length, PHOTO.length));
    }

    @Test
    @DisplayName("どのノードが作っていても進み具合が分かり、ほかの人には分からず、途絶えたものは言わない")
    void progress_is_told_by_every_node_to_its_session() {
        try (var browser = Browser.of(client, "auditor");
                var other = Browser.of(client, "csirt-lead")) {
            String task = UUID.randomUUID().toString();
            tell(browser, task, new Reached(Instant.now(), "RECORD", 31, 60));

            Element making = making(at(browser, task, 1));
            assertThat(making.select("progress[value=31][max=60]")).hasSize(1);
            assertThat(making.select("p[role=status]").text()).isEqualTo("記録を書き込んでいます（位置60までのうち31まで）。");
            assertThat(making.attr("hx-trigger")).startsWith("every");

            tell(browser, task, new Reached(Instant.now(), "PAPERS", 2, 5));
            assertThat(making(at(browser, task, 2)).text()).contains("5件のうち2件が済みました");
            tell(browser, task, new Reached(Instant.now(), "FILES", 2048, 10 * 1024 * 1024));
            assertThat(making(at(browser, task, 3)).text()).contains("10,240 KBのうち2 KB");

            assertThat(making(at(other, task, 10)).text()).isEmpty();
            tell(browser, task, new Reached(Instant.now().minusSeconds(31), "RECORD", 40, 60));
            assertThat(making(at(browser, task, 0)).text()).startsWith("作り終えられませんでした");
            tell(browser, task, new Reached(Instant.now().minusSeconds(31), "MADE", 1, 1));
            assertThat(making(at(browser, task, 0)).text()).startsWith("作り終えました");
        }
    }

    @Test
    @DisplayName("始まらないものを、いつまでも待たない")
    void nobody_waits_for_ever() {
        try (var browser = Browser.of(client, "auditor")) {
            String task = UUID.randomUUID().toString();
            Element first = making(at(browser, task, 0));
            assertThat(first.text()).isEqualTo("作り始めています。");
            assertThat(first.attr("hx-trigger")).startsWith("every");
            assertThat(first.attr("hx-get")).endsWith("&asked=1");
            assertThat(making(at(browser, task, 9)).attr("hx-get")).endsWith("&asked=10");
            Element last = making(at(browser, task, 10));
            assertThat(last.text()).isEmpty();
            assertThat(last.attr("hx-trigger")).startsWith("begun");
            Element odd = making(browser.open("/incidents/" + incident + "/bundle?task=../x&asked=-1")
                    .ok());
            assertThat(odd.attr("hx-get")).matches("/incidents/[0-9a-f-]{36}/bundle\\?task=[0-9a-f-]{36}&asked=0");
        }
    }

    @Test
    @DisplayName("記録を読めない人には、そのページもファイルもない")
    void who_may_not_read_the_log_gets_no_bundle() {
        try (var staff = Browser.of(client, "csirt");
                var stranger = Browser.of(client, "hospital")) {
            assertThat(staff.open("/incidents/" + incident).ok().html().select("a[href$=/bundle]"))
                    .isEmpty();
            for (String page : List.of("/bundle", "/bundle.zip")) {
                Shown refused = staff.open("/incidents/" + incident + page);
                assertThat(refused.status()).isEqualTo(403);
                assertThat(refused.html().select("h1")).isNotEmpty();
                assertThat(stranger.open("/incidents/" + incident + page).status())
                        .isEqualTo(404);
            }
        }
    }

    private void tell(Browser browser, String task, Reached reached) {
        String cookie = Objects.requireNonNull(browser.cookie());
        var store = new ProgressStore(service.part(MongoDatabase.class));
        Await.first(store.tell(cookie.substring(cookie.indexOf('=') + 1), task, reached), WITHIN);
    }

    private Shown at(Browser browser, String task, int asked) {
        return browser.open("/incidents/%s/bundle?task=%s&asked=%d".formatted(incident, task, asked))
                .ok();
    }

    private static Element making(Shown page) {
        return Objects.requireNonNull(page.html().getElementById("making"));
    }

    /** Writes an answer as a server does. */
    private record Writing() implements ServerResponse.Context {

        @Override
        public List<HttpMessageWriter<?>> messageWriters() {
            return STRATEGIES.messageWriters();
        }

        @Override
        public List<ViewResolver> viewResolvers() {
            return STRATEGIES.viewResolvers();
        }
    }

    /** What was told of the making. */
    private record Told(Stage stage, long done, long all) {}
}
