package jp.csirt.incident.api.docs;

import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** 本文: one media type with its schema and its examples. */
record Content(String mediaType, String link, String type, List<String> examples) {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /** Those of a request body or an answer. */
    static List<Content> all(Node body) {
        return body.at("content").members().stream()
                .map(content -> new Content(
                        content.name(),
                        Shape.link(content.at("schema")),
                        Shape.type(content.at("schema")),
                        examples(content)))
                .toList();
    }

    private static List<String> examples(Node content) {
        return Stream.concat(
                        Stream.of(content.at("example")),
                        content.at("examples").members().stream().map(example -> example.at("value")))
                .filter(Node::isThere)
                .map(Content::shown)
                .toList();
    }

    private static String shown(Node example) {
        return example.value() instanceof String text ? text : JSON.writeValueAsString(example.value());
    }
}
