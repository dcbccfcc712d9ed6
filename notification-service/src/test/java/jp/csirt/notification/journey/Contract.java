package jp.csirt.notification.journey;

import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jp.csirt.spec.Spec;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** 契約: holds an exchange against the OpenAPI file: status, media type, required headers, JSON bodies, problem types. */
final class Contract {

    private static final String IRI = "urn:csirt:notification-api";
    private static final JsonNode FILE = new YAMLMapper().readTree(Spec.NOTIFICATION_API.bytes());
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(
            Dialects.getDraft202012(),
            registry -> registry.schemas(Map.of(IRI, FILE.toString()))
                    .schemaRegistryConfig(SchemaRegistryConfig.builder()
                            .formatAssertionsEnabled(true)
                            .build()));
    private static final Map<String, Integer> PROBLEMS = new YAMLMapper()
            .readTree(Spec.PROBLEMS.bytes())
            .valueStream()
            .collect(Collectors.toMap(
                    problem -> problem.path("slug").asString(),
                    problem -> problem.path("status").asInt()));

    private Contract() {}

    static void check(String method, String path, HttpResponse<String> answer) {
        String what = method + " " + path + " → " + answer.statusCode() + " " + answer.body();
        Optional<JsonNode> operation = operation(method, path);
        String type = answer.headers().firstValue("Content-Type").orElse("").split(";", 2)[0];
        if (operation.isEmpty()) {
            require(List.of(401, 404, 405).contains(answer.statusCode()), what + ": not in the contract");
            return;
        }
        JsonNode declared = resolve(operation.get().path("responses").path(String.valueOf(answer.statusCode())));
        require(!declared.isMissingNode(), what + ": status is not declared");
        declared.path("headers")
                .propertyStream()
                .forEach(header -> require(
                        !resolve(header.getValue()).path("required").asBoolean(false)
                                || answer.headers().firstValue(header.getKey()).isPresent(),
                        what + ": header " + header.getKey() + " is missing"));
        JsonNode content = declared.path("content");
        if (answer.body().isEmpty()) {
            require(content.isEmpty() || method.equals("HEAD"), what + ": body is missing");
            return;
        }
        require(content.has(type), what + ": content type is not declared");
        if (type.endsWith("json")) {
            JsonNode body = JsonMapper.shared().readTree(answer.body());
            String schema = content.path(type).at("/schema/$ref").asString();
            List<String> errors = SCHEMAS.getSchema(SchemaLocation.of(IRI + schema)).validate(body).stream()
                    .map(Object::toString)
                    .toList();
            require(errors.isEmpty(), what + ": " + errors);
            if (type.contains("problem")) {
                Integer status = PROBLEMS.get(body.path("type").asString().replace("/problems/", ""));
                require(Integer.valueOf(answer.statusCode()).equals(status), what + ": is not in the registry");
            }
        }
    }

    private static Optional<JsonNode> operation(String method, String path) {
        String bare = path.split("\\?", 2)[0];
        String known = method.equals("HEAD") ? "get" : method.toLowerCase(Locale.ROOT);
        return FILE.path("paths")
                .propertyStream()
                .sorted(Map.Entry.comparingByKey())
                .filter(item -> Pattern.matches(item.getKey().replaceAll("\\{\\w+}", "[^/]+"), bare))
                .findFirst()
                .map(item -> item.getValue().path(known))
                .filter(JsonNode::isObject);
    }

    private static JsonNode resolve(JsonNode node) {
        return node.has("$ref")
                ? FILE.at(JsonPointer.compile(node.path("$ref").asString().substring(1)))
                : node;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }
}
