package jp.csirt.notification.api;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** 回答, ready to be sent. */
record Reply(int status, String type, String body, Map<String, String> headers) {

    static final String JSON = "application/json";
    static final String HTML = "text/html;charset=UTF-8";
    private static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    Reply {
        headers = Map.copyOf(headers);
    }

    static Reply ok(JsonNode body) {
        return of(200, body);
    }

    static Reply of(int status, JsonNode body) {
        return new Reply(status, JSON, body.toString(), Map.of());
    }

    static Reply nothing() {
        return new Reply(204, "", "", Map.of());
    }

    /** A page for people, that loads nothing and asks nobody else. */
    static Reply page(int status, String html) {
        return new Reply(status, HTML, html, Map.of("Content-Security-Policy", POLICY));
    }

    Reply with(String header, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Reply(status, type, body, more);
    }
}
