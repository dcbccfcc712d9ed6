package jp.csirt.incident.api.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import jp.csirt.incident.api.problem.ApiProblem;
import jp.csirt.incident.api.web.Call;
import jp.csirt.incident.domain.access.Caller;
import jp.csirt.incident.domain.organisation.OrganisationState;
import jp.csirt.incident.domain.organisation.PostResolution;
import jp.csirt.incident.export.form.Form;
import jp.csirt.incident.export.form.Issue;
import jp.csirt.incident.export.form.Preflight;
import jp.csirt.incident.export.form.Stories;
import jp.csirt.incident.export.form.Story;
import jp.csirt.incident.export.template.OfficeForms;
import jp.csirt.incident.read.record.IncidentRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.codec.HttpMessageWriter;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.http.server.reactive.MockServerHttpResponse;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.web.reactive.function.server.HandlerStrategies;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.reactive.result.view.ViewResolver;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

class ReportRepliesTest {
    private static final HandlerStrategies STRATEGIES = HandlerStrategies.withDefaults();
    private static final PaperPress PRESS = new PaperPress(1, 4);
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-02-20T03:00:00Z"), ZoneOffset.UTC);
    private static final IncidentRecord RECORD = Stories.minimal().record();
    private static final Set<String> FILLED_ON = ConcurrentHashMap.newKeySet();
    private static final ReportReplies REPLIES = new ReportReplies(
            ReportRepliesTest::title,
            () -> Story.PROFILE,
            () -> new PostResolution(OrganisationState.NONE, Map.of()),
            CLOCK,
            PRESS,
            new Templates(new NoOwnTemplates(), new OfficeForms(), PRESS),
            JsonMapper.shared(),
            Mono::empty);

    @AfterAll
    static void close() {
        PRESS.close();
    }

    @Test
    @DisplayName("PDF は管理番号と様式名を名に持つ添付として返す")
    void pdf_is_an_attachment_named_after_number_and_form() {
        var response = answer(ReportFormat.PDF, Map.of());
        assertThat(response.getHeaders().getFirst("Content-Type")).isEqualTo("application/pdf");
        assertThat(response.getHeaders().getFirst("Content-Disposition"))
                .isEqualTo("attachment; filename*=UTF-8''SHIME-2026-0001_"
                        + "%E7%99%BA%E7%94%9F%E7%8A%B6%E6%B3%81%E5%A0%B1%E5%91%8A%E6%9B%B8.pdf");
        assertCommonHeaders(response);
    }

    @Test
    @DisplayName("HTML は何も読み込ませずに画面で開かせる")
    void html_is_inline_and_loads_nothing() {
        var response = answer(ReportFormat.HTML, Map.of());
        assertThat(response.getHeaders().getFirst("Content-Type")).isEqualTo("text/html;charset=UTF-8");
        assertThat(response.getHeaders().getFirst("Content-Disposition")).isEqualTo("inline");
        assertThat(response.getHeaders().getFirst("Content-Security-Policy"))
                .isEqualTo("default-src 'none'; style-src 'unsafe-inline';"
                        + " frame-ancestors 'none'; base-uri 'none'; form-action 'none'");
        assertThat(response.getBodyAsString().block()).contains("税務課　係長", "調査中");
        assertCommonHeaders(response);
    }

    @Test
    @DisplayName("JSON は様式の内容を返す")
    void json_is_the_content() {
        var response = answer(ReportFormat.JSON, Map.of("Accept", "application/*"));
        assertThat(response.getBodyAsString().block())
                .startsWith("{\"form\":\"occurrence\",\"number\":\"SHIME-2026-0001\",\"version\":1,\"position\":1201,");
        assertCommonHeaders(response);
    }

    @ParameterizedTest
    @EnumSource(ReportFormat.class)
    @DisplayName("どの形式も、要求を受けたスレッドでは書き込みも描画もしない")
    void nothing_is_filled_where_requests_are_taken(ReportFormat format) {
        FILLED_ON.clear();
        answer(format, Map.of());
        assertThat(FILLED_ON).isNotEmpty().allMatch(thread -> thread.startsWith("papers-"));
    }

    @Test
    @DisplayName("点検と証拠一式の様式も、要求を受けたスレッドでは書かない")
    void nor_are_preflights_and_drafts() {
        FILLED_ON.clear();
        Call call = call(exchange(Map.of()));
        assertThat(REPLIES.preflight(call, RECORD, Form.OCCURRENCE)
                        .map(Preflight::items)
                        .block())
                .isNotEmpty();
        assertThat(REPLIES.drafts(call, RECORD, new Issue.Checkpoint(1201, "0"), (_, _, _) -> {})
                        .block())
                .containsKeys(Form.OCCURRENCE, Form.RESPONSE, Form.FIRST);
        assertThat(FILLED_ON).isNotEmpty().allMatch(thread -> thread.startsWith("papers-"));
    }

    /** Whoever fills a form asks who acted. */
    private static String title(UUID person) {
        FILLED_ON.add(Thread.currentThread().getName());
        return Story.title(person);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s", "W/%s", "\"7\", %s"})
    @DisplayName("同じ版を持つ相手には 304 を返す")
    void known_version_is_not_sent_again(String known) {
        String tag =
                String.valueOf(answer(ReportFormat.PDF, Map.of()).getHeaders().getETag());
        var response = answer(ReportFormat.PDF, Map.of("If-None-Match", known.formatted(tag)));
        assertThat(response.getStatusCode()).hasToString("304 NOT_MODIFIED");
        assertThat(response.getHeaders().getETag()).isEqualTo(tag);
    }

    @Test
    @DisplayName("作成者、検証点、期限の過ぎた義務が変われば、様式のタグも変わる")
    void whatever_the_form_says_is_in_its_tag() {
        Story owed = Stories.minimal().then(1, "2026-02-20T00:30:00Z", Story.duty("2026-02-20T04:00:00Z"));
        var tags = List.of(
                tag(owed, "係長", 0, "2026-02-20T03:00:00Z"),
                tag(owed, "課長", 0, "2026-02-20T03:00:00Z"),
                tag(owed, "係長", 1201, "2026-02-20T03:00:00Z"),
                tag(owed, "係長", 0, "2026-02-20T05:00:00Z"));

        assertThat(tags).doesNotHaveDuplicates();
        assertThat(tag(owed, "係長", 0, "2026-02-20T03:30:00Z")).isEqualTo(tags.getFirst());
    }

    private static String tag(Story story, String title, long checkpoint, String at) {
        var replies = new ReportReplies(
                ReportRepliesTest::title,
                () -> Story.PROFILE,
                () -> new PostResolution(OrganisationState.NONE, Map.of()),
                Clock.fixed(Instant.parse(at), ZoneOffset.UTC),
                PRESS,
                new Templates(new NoOwnTemplates(), new OfficeForms(), PRESS),
                JsonMapper.shared(),
                () -> checkpoint == 0 ? Mono.empty() : Mono.just(new Issue.Checkpoint(checkpoint, "0")));
        var exchange = exchange(Map.of());
        replies.answer(call(exchange, title), story.record(), Form.FIRST, ReportFormat.JSON)
                .flatMap(response -> response.writeTo(exchange, new Writers()))
                .block();
        return String.valueOf(exchange.getResponse().getHeaders().getETag());
    }

    @Test
    @DisplayName("受け取れない相手には 406 を返す")
    void unaccepted_format_is_refused() {
        assertThatExceptionOfType(ApiProblem.class)
                .isThrownBy(() -> answer(ReportFormat.PDF, Map.of("Accept", "text/html")))
                .satisfies(problem -> assertThat(problem.slug()).isEqualTo("not-acceptable"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"doc", "xlsm", "PDF", "DOCX", "", "../pdf"})
    @DisplayName("出せない形式は、出せる形式を示して断る")
    void formats_not_offered_are_refused(String format) {
        assertThatExceptionOfType(ApiProblem.class)
                .isThrownBy(() -> ReportFormat.of(format))
                .withMessage("format: 出力できる形式は pdf、docx、xlsx、html、json です。")
                .satisfies(problem -> assertThat(problem.slug()).isEqualTo("invalid-parameter"));
    }

    private static void assertCommonHeaders(MockServerHttpResponse response) {
        assertThat(response.getStatusCode()).hasToString("200 OK");
        assertThat(response.getHeaders().getETag()).startsWith("\"1-");
    }

    private static MockServerHttpResponse answer(ReportFormat format, Map<String, String> headers) {
        var exchange = exchange(headers);
        REPLIES.answer(call(exchange), RECORD, Form.OCCURRENCE, format)
                .flatMap(response -> response.writeTo(exchange, new Writers()))
                .block();
        return exchange.getResponse();
    }

    private static MockServerWebExchange exchange(Map<String, String> headers) {
        var request = MockServerHttpRequest.get("/v1/incidents/x/reports/occurrence");
        headers.forEach(request::header);
        return MockServerWebExchange.from(request);
    }

    private static Call call(MockServerWebExchange exchange) {
        return call(exchange, "係長");
    }

    private static Call call(MockServerWebExchange exchange, String title) {
        var caller = new Caller("key", new UUID(9, 1), title, List.of(), Set.of(), "tax");
        return new Call(ServerRequest.create(exchange, STRATEGIES.messageReaders()), caller, Map.of());
    }

    /** Writes as the running service does. */
    private static final class Writers implements ServerResponse.Context {

        @Override
        public List<HttpMessageWriter<?>> messageWriters() {
            return STRATEGIES.messageWriters();
        }

        @Override
        public List<ViewResolver> viewResolvers() {
            return STRATEGIES.viewResolvers();
        }
    }
}
