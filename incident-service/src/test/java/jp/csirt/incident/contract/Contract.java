package jp.csirt.incident.contract;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * 契約: checks one HTTP exchange against the OpenAPI file, which it reads once.
 *
 * <p>Checked are path and method, the status, the media type declared for it, required response headers, JSON bodies
 * and the type of a problem; the body of the request only when it was answered with 2xx. Paths and methods that the
 * file does not know may answer 401, 404, 405 and 429 with a problem.
 */
public final class Contract {
    private static final ContractFile FILE = new ContractFile();
    private static final String PROBLEM = "application/problem+json";
    private static final String PROBLEM_SCHEMA = "#/components/schemas/Problem";

    private Contract() {}

    /**
     * Accepts the exchange or says what is wrong with it.
     *
     * @param path as requested, with or without query
     * @param requestBody null or empty when none was sent
     * @throws AssertionError when the exchange is not as the contract says
     */
    public static void check(
            String method,
            String path,
            @Nullable String requestContentType,
            byte @Nullable [] requestBody,
            int status,
            Map<String, List<String>> responseHeaders,
            byte[] responseBody) {
        var exchange = new Exchange(method, path, status, responseHeaders, responseBody);
        try {
            check(exchange, requestContentType, requestBody == null ? new byte[0] : requestBody);
        } catch (Violation violation) {
            throw new AssertionError(exchange + ": " + violation.getMessage(), violation);
        }
    }

    private static void check(Exchange exchange, @Nullable String requestContentType, byte[] requestBody)
            throws Violation {
        var operation = FILE.operation(exchange.method, exchange.path);
        if (operation.isEmpty()) {
            checkUnknown(exchange);
            return;
        }
        checkAnswer(exchange, operation.get());
        if (exchange.status / 100 == 2) {
            checkRequest(operation.get(), requestContentType, requestBody);
        }
    }

    private static void checkUnknown(Exchange exchange) throws Violation {
        if (exchange.status == 401 && exchange.header("WWW-Authenticate").isPresent()) {
            checkProblem(exchange);
            return;
        }
        if (exchange.status == 429 && exchange.header("Retry-After").isPresent()) {
            checkProblem(exchange);
            return;
        }
        if (exchange.status != 404 && exchange.status != 405) {
            throw new Violation("the contract has no such path and method");
        }
        if (exchange.status == 405 && exchange.header("Allow").isEmpty()) {
            throw new Violation("header Allow is missing");
        }
        if (!exchange.isHead()) {
            checkProblem(exchange);
        }
    }

    private static void checkAnswer(Exchange exchange, JsonNode operation) throws Violation {
        JsonNode answer = FILE.resolve(operation.path("responses").path(Integer.toString(exchange.status)));
        if (answer.isMissingNode()) {
            throw new Violation("status is not declared, only "
                    + operation.path("responses").propertyNames());
        }
        for (var header : answer.path("headers").properties()) {
            checkHeader(exchange, header.getKey(), FILE.resolve(header.getValue()));
        }
        if (exchange.isHead()) {
            return;
        }
        JsonNode content = answer.path("content");
        if (content.isEmpty()) {
            if (exchange.body.length > 0) {
                throw new Violation("has a body, but none is declared");
            }
            return;
        }
        checkBody(exchange, content);
    }

    private static void checkHeader(Exchange exchange, String name, JsonNode header) throws Violation {
        Optional<String> value = exchange.header(name);
        if (value.isEmpty()) {
            if (header.path("required").asBoolean(false)) {
                throw new Violation("header " + name + " is missing");
            }
            return;
        }
        List<String> errors = FILE.errors(header.path("schema"), value.get());
        if (!errors.isEmpty()) {
            throw new Violation("header " + name + " is " + value.get() + ": " + errors);
        }
    }

    private static void checkBody(Exchange exchange, JsonNode content) throws Violation {
        String type = mediaType(exchange.header("Content-Type").orElse(""));
        if (!content.has(type) && !content.has("*/*")) {
            throw new Violation("content type '" + type + "' is not declared, only " + content.propertyNames());
        }
        if (type.equals(PROBLEM)) {
            checkProblem(exchange);
        } else if (type.endsWith("ndjson")) {
            checkLines(content.path(type).at("/schema/$ref").asString(), exchange.body);
        } else if (type.endsWith("json")) {
            fits(content.path(type).at("/schema/$ref").asString(), exchange.body, "body");
        }
    }

    private static void checkLines(String schema, byte[] body) throws Violation {
        for (String line : new String(body, StandardCharsets.UTF_8).lines().toList()) {
            fits(schema, line.getBytes(StandardCharsets.UTF_8), "line");
        }
    }

    /** The body is a problem whose type the registry knows with this status. */
    private static void checkProblem(Exchange exchange) throws Violation {
        String type = mediaType(exchange.header("Content-Type").orElse(""));
        if (!type.equals(PROBLEM)) {
            throw new Violation("content type is '" + type + "', not " + PROBLEM);
        }
        JsonNode problem = fits(PROBLEM_SCHEMA, exchange.body, "problem");
        String slug = problem.path("type").asString().substring("/problems/".length());
        Integer registered = FILE.problems().get(slug);
        if (registered == null) {
            throw new Violation("problem " + slug + " is not in the registry");
        }
        if (registered != exchange.status || problem.path("status").asInt() != exchange.status) {
            throw new Violation("problem " + slug + " has status " + registered + " in the registry and "
                    + problem.path("status") + " in the body");
        }
    }

    private static void checkRequest(JsonNode operation, @Nullable String contentType, byte[] body) throws Violation {
        JsonNode declared = operation.path("requestBody");
        if (body.length == 0) {
            if (declared.path("required").asBoolean(false)) {
                throw new Violation("was accepted without the body that the contract requires");
            }
            return;
        }
        if (declared.isMissingNode()) {
            return;
        }
        JsonNode content = declared.path("content");
        String type = mediaType(Objects.requireNonNullElse(contentType, ""));
        if (!content.has(type)) {
            throw new Violation(
                    "was accepted with content type '" + type + "', declared is only " + content.propertyNames());
        }
        String schema = content.path(type).at("/schema/$ref").asString();
        if (type.endsWith("ndjson")) {
            checkLines(schema, body);
        } else if (type.endsWith("json")) {
            fits(schema, body, "accepted request");
        }
    }

    private static JsonNode fits(String schema, byte[] body, String what) throws Violation {
        JsonNode json;
        try {
            json = FILE.parse(body);
        } catch (JacksonException e) {
            throw new Violation(what + " is not JSON: " + e.getOriginalMessage());
        }
        List<String> errors = FILE.errors(schema, json);
        if (!errors.isEmpty()) {
            throw new Violation(what + " does not fit " + schema.substring(schema.lastIndexOf('/') + 1) + ": "
                    + String.join("; ", errors));
        }
        return json;
    }

    private static String mediaType(String contentType) {
        return contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    /** What was asked and what came back; a class, because a record would compare the bytes by identity. */
    private static final class Exchange {
        private final String method;
        private final String path;
        private final int status;
        private final Map<String, List<String>> headers;
        private final byte[] body;

        Exchange(String method, String path, int status, Map<String, List<String>> headers, byte[] body) {
            this.method = method;
            this.path = path;
            this.status = status;
            this.headers = headers;
            this.body = body;
        }

        boolean isHead() {
            return method.equalsIgnoreCase("HEAD");
        }

        /** The first value of the header, whatever the case of its name. */
        Optional<String> header(String name) {
            return headers.entrySet().stream()
                    .filter(entry -> entry.getKey().equalsIgnoreCase(name))
                    .flatMap(entry -> entry.getValue().stream())
                    .findFirst();
        }

        @Override
        public String toString() {
            return method + " " + path + " → " + status;
        }
    }

    /** One departure from the contract, in words. */
    private static final class Violation extends Exception {
        Violation(String message) {
            super(message);
        }
    }
}
