package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What came back. */
final class Exchange {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final String asked;
    private final int status;
    private final HttpHeaders headers;
    private final byte[] body;

    Exchange(String asked, int status, HttpHeaders headers, byte[] body) {
        this.asked = asked;
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    int status() {
        return status;
    }

    byte[] bytes() {
        return body;
    }

    /** A header that must be there. */
    String header(String name) {
        return headers.firstValue(name).orElseThrow(() -> new AssertionError(this + " has no header " + name));
    }

    boolean has(String name) {
        return headers.firstValue(name).isPresent();
    }

    JsonNode json() {
        return JSON.readTree(body);
    }

    /** A member of the JSON body, by its pointer. */
    JsonNode at(String pointer) {
        return json().at(pointer);
    }

    /** The members with this name in a list of the body. */
    List<String> each(String list, String member) {
        return at(list).valueStream()
                .map(entry -> entry.path(member).asString())
                .toList();
    }

    long version() {
        return at("/version").asLong();
    }

    long position() {
        return at("/position").asLong();
    }

    UUID incidentId() {
        return UUID.fromString(at("/incidentId").asString());
    }

    /** The answer of an act that created nothing. */
    Exchange done() {
        assertThat(status).as(toString()).isEqualTo(200);
        assertThat(has("Location")).as(toString()).isFalse();
        return answer();
    }

    /** The answer of an act that created something. */
    Exchange created() {
        assertThat(status).as(toString()).isEqualTo(201);
        assertThat(has("Location")).as(toString()).isTrue();
        return answer();
    }

    /** The answer of a change that created something outside an incident. */
    Exchange createdThing() {
        assertThat(status).as(toString()).isEqualTo(201);
        assertThat(has("Location")).as(toString()).isTrue();
        assertThat(position()).as(toString()).isPositive();
        return this;
    }

    private Exchange answer() {
        assertThat(header("ETag")).as(toString()).isEqualTo("\"" + version() + "\"");
        assertThat(json().propertyNames())
                .as(toString())
                .contains("incidentId", "number", "version", "position")
                .isSubsetOf("incidentId", "number", "version", "position", "n", "id", "ids");
        return this;
    }

    /** An answer to a question. */
    Exchange ok() {
        assertThat(status).as(toString()).isEqualTo(200);
        return this;
    }

    /** A refusal of this type, told in Japanese. */
    Exchange refused(int expected, String slug) {
        assertThat(status).as(toString()).isEqualTo(expected);
        assertThat(at("/type").asString()).as(toString()).isEqualTo("/problems/" + slug);
        assertThat(at("/title").asString()).as(toString()).containsPattern("[ぁ-んァ-ヶ一-龠]");
        assertThat(at("/detail").asString()).as(toString()).isNotBlank();
        return this;
    }

    /** 400 for exactly these fields: pointer and code with a blank between. */
    Exchange invalid(String... fields) {
        refused(400, "invalid-request");
        assertThat(at("/errors")
                        .valueStream()
                        .map(error -> error.path("pointer").asString() + " "
                                + error.path("code").asString())
                        .toList())
                .as(toString())
                .containsExactlyInAnyOrder(fields);
        return this;
    }

    @Override
    public String toString() {
        String text = new String(body, StandardCharsets.UTF_8);
        return asked + " → " + status + " " + text.substring(0, Math.min(text.length(), 600));
    }
}
