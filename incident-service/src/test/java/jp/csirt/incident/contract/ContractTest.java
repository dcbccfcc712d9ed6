package jp.csirt.incident.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("契約の検査")
class ContractTest {
    private static final String ID = "0198a3f0-5c1e-7b0a-9d6e-3f2a1b4c5d6e";
    private static final String REPORT = """
            {"title": "紛失", "summary": "USBメモリーを紛失した。", "awareAt": "2026-04-01T09:05:00+09:00",
             "level": 1, "category": "LOSS", "organ": "mayor"}""";
    private static final String ANSWER = """
            {"incidentId": "%s", "number": "SHIME-2026-0001", "version": 1, "position": 12}""".formatted(ID);
    private static final Map<String, List<String>> JSON = Map.of("content-type", List.of("application/json"));
    private static final Map<String, List<String>> CREATED = Map.of(
            "Content-Type", List.of("application/json;charset=UTF-8"),
            "ETag", List.of("\"1\""),
            "Location", List.of("/v1/incidents/" + ID));
    private static final Map<String, List<String>> PROBLEM =
            Map.of("Content-Type", List.of("application/problem+json"));

    private record Exchange(
            String method, String path, @Nullable String sent, int status) {
        void check(Map<String, List<String>> headers, String received) {
            byte[] body = sent == null ? null : sent.getBytes(UTF_8);
            Contract.check(
                    method,
                    path,
                    sent == null ? null : "application/json",
                    body,
                    status,
                    headers,
                    received.getBytes(UTF_8));
        }

        void passes(Map<String, List<String>> headers, String received) {
            assertThatCode(() -> check(headers, received)).doesNotThrowAnyException();
        }

        void fails(Map<String, List<String>> headers, String received, String reason) {
            assertThatThrownBy(() -> check(headers, received))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageStartingWith(method + " " + path + " → " + status)
                    .hasMessageContaining(reason);
        }
    }

    private static String problem(String slug, int status) {
        return "{\"type\": \"/problems/%s\", \"title\": \"表題\", \"status\": %d, \"detail\": \"説明\"}"
                .formatted(slug, status);
    }

    @Test
    @DisplayName("契約どおりの報告は通る")
    void report_as_in_the_contract_passes() {
        new Exchange("POST", "/v1/incidents", REPORT, 201).passes(CREATED, ANSWER);
    }

    @Test
    @DisplayName("検索条件の付いた一覧は通る")
    void list_with_a_query_passes() {
        new Exchange("GET", "/v1/incidents?limit=5", null, 200).passes(JSON, "{\"items\": [], \"nextCursor\": null}");
    }

    @Test
    @DisplayName("本文のない304と、ファイルの回答は通る")
    void answers_without_json_pass() {
        new Exchange("GET", "/v1/incidents/" + ID, null, 304).passes(Map.of("ETag", List.of("\"1\"")), "");
        new Exchange("GET", "/v1/incidents/" + ID + "/reports/occurrence?format=pdf", null, 200)
                .passes(Map.of("Content-Type", List.of("application/pdf")), "%PDF-1.7");
        new Exchange("HEAD", "/v1/session", null, 200).passes(JSON, "");
    }

    @Test
    @DisplayName("断られた依頼の本文は何でもよい")
    void refused_request_may_hold_anything() {
        new Exchange("POST", "/v1/incidents", "{\"colour\": 1}", 400).passes(PROBLEM, problem("invalid-request", 400));
    }

    @Test
    @DisplayName("知らない場所とメソッドは、問題の説明が付いた404と405だけ")
    void unknown_path_may_only_be_refused() {
        new Exchange("GET", "/v1/nowhere", null, 404).passes(PROBLEM, problem("not-found", 404));
        new Exchange("GET", "/v1/nowhere", null, 200).fails(JSON, "{}", "no such path");
        new Exchange("GET", "/v1/nowhere", null, 404).fails(JSON, "{}", "content type");
        var allow = Map.of("Content-Type", List.of("application/problem+json"), "Allow", List.of("GET, POST"));
        new Exchange("PUT", "/v1/incidents", null, 405).passes(allow, problem("method-not-allowed", 405));
        new Exchange("PUT", "/v1/incidents", null, 405).fails(PROBLEM, problem("method-not-allowed", 405), "Allow");
        new Exchange("DELETE", "/v1/incidents/" + ID, null, 200).fails(JSON, "{}", "no such path");
    }

    @Test
    @DisplayName("宣言のない状態は通らない")
    void undeclared_status_fails() {
        new Exchange("POST", "/v1/incidents", REPORT, 200).fails(JSON, ANSWER, "status is not declared");
        new Exchange("GET", "/v1/session", null, 500).fails(PROBLEM, problem("timeout", 500), "status is not declared");
    }

    @Test
    @DisplayName("宣言のない形式は通らない")
    void undeclared_content_type_fails() {
        var plain = Map.of("Content-Type", List.of("text/plain"));
        new Exchange("GET", "/v1/session", null, 200).fails(plain, "ok", "text/plain");
        new Exchange("GET", "/v1/session", null, 200).fails(Map.of(), "ok", "content type ''");
    }

    @Test
    @DisplayName("型に合わない回答は通らない")
    void body_that_does_not_fit_fails() {
        String list = "/v1/incidents";
        new Exchange("GET", list, null, 200).fails(JSON, "{\"items\": []}", "nextCursor");
        new Exchange("GET", list, null, 200).fails(JSON, "{\"items\": [], \"nextCursor\": null, \"x\": 1}", "x");
        new Exchange("GET", list, null, 200).fails(JSON, "{\"items\": ", "not JSON");
        String extra = ANSWER.replace("}", ", \"state\": \"OK\"}");
        new Exchange("POST", list, REPORT, 201).fails(CREATED, extra, "state");
    }

    @Test
    @DisplayName("要るヘッダーがないか、形が違えば通らない")
    void required_headers_are_checked() {
        var noTag = Map.of("Content-Type", List.of("application/json"), "Location", List.of("/v1/incidents/" + ID));
        new Exchange("POST", "/v1/incidents", REPORT, 201).fails(noTag, ANSWER, "ETag is missing");
        var bareTag = Map.of(
                "Content-Type", List.of("application/json"),
                "Location", List.of("/v1/incidents/" + ID),
                "ETag", List.of("1"));
        new Exchange("POST", "/v1/incidents", REPORT, 201).fails(bareTag, ANSWER, "header ETag is 1");
        new Exchange("GET", "/v1/session", null, 401).fails(PROBLEM, problem("unauthenticated", 401), "WWW-Authen");
    }

    @Test
    @DisplayName("登録のない問題や、状態の違う問題は通らない")
    void problems_must_be_registered() {
        new Exchange("GET", "/v1/session", null, 400).fails(PROBLEM, problem("no-such", 400), "not in the registry");
        new Exchange("GET", "/v1/session", null, 400).fails(PROBLEM, problem("not-found", 404), "has status 404");
    }

    @Test
    @DisplayName("受け入れられた依頼は型に合っていなければならない")
    void accepted_request_must_fit() {
        String unknown = REPORT.replace("}", ", \"colour\": \"red\"}");
        new Exchange("POST", "/v1/incidents", unknown, 201).fails(CREATED, ANSWER, "accepted request");
        new Exchange("POST", "/v1/incidents", null, 201).fails(CREATED, ANSWER, "without the body");
        String path = "/v1/incidents/" + ID + "/receipt";
        var answered = Map.of("Content-Type", List.of("application/json"), "ETag", List.of("\"1\""));
        new Exchange("POST", path, null, 200).passes(answered, ANSWER);
        new Exchange("POST", path, "{}", 200).passes(answered, ANSWER);
        assertThatThrownBy(() -> Contract.check(
                        "POST", path, "text/plain", "{}".getBytes(UTF_8), 200, answered, ANSWER.getBytes(UTF_8)))
                .hasMessageContaining("was accepted with content type 'text/plain'");
    }
}
