package jp.csirt.incident.api.docs;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** 章: the operations under one tag. */
record Chapter(String id, String title, List<Operation> operations) {

    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete");

    static List<Chapter> all(Node contract) {
        List<Operation> operations = contract.at("paths").members().stream()
                .flatMap(path -> path.members().stream()
                        .filter(member -> METHODS.contains(member.name()))
                        .map(member -> Operation.of(path, member)))
                .toList();
        return contract.at("tags").items().stream()
                .map(tag -> chapter(tag, operations))
                .toList();
    }

    private static Chapter chapter(Node tag, List<Operation> operations) {
        String name = tag.at("name").text();
        return new Chapter(
                name,
                tag.at("description").text(),
                operations.stream()
                        .filter(operation -> operation.tag().equals(name))
                        .toList());
    }

    /** 操作: one method of one path. */
    record Operation(
            String id,
            String tag,
            String method,
            String path,
            String summary,
            Prose description,
            List<Parameter> parameters,
            List<Content> requests,
            List<Answer> answers,
            List<String> refusals) {

        static Operation of(Node path, Node operation) {
            return new Operation(
                    operation.at("operationId").text(),
                    operation.at("tags").texts().getFirst(),
                    operation.name().toUpperCase(Locale.ROOT),
                    path.name(),
                    operation.at("summary").text(),
                    Prose.of(operation.at("description").text()),
                    Stream.of(path, operation)
                            .flatMap(place -> place.at("parameters").items().stream())
                            .map(Parameter::of)
                            .toList(),
                    Content.all(operation.at("requestBody")),
                    operation.at("responses").members().stream().map(Answer::of).toList(),
                    operation.at("x-problems").texts());
        }
    }

    /** 指定: in the path, the query or a header. */
    record Parameter(String name, String in, boolean required, Prose description, String type, String link) {

        static Parameter of(Node parameter) {
            return new Parameter(
                    parameter.at("name").text(),
                    parameter.at("in").text(),
                    parameter.at("required").text().equals("true"),
                    Prose.of(parameter.at("description").text()),
                    parameter.at("schema").component().isEmpty() ? Shape.type(parameter.at("schema")) : "",
                    Shape.link(parameter.at("schema")));
        }
    }

    /**
     * 回答.
     *
     * @param link the common refusal it is; blank when it is told here
     */
    record Answer(
            String status,
            String link,
            String description,
            String headers,
            List<Content> contents,
            List<String> problems) {

        static Answer of(Node answer) {
            boolean refusal = !answer.component().isEmpty() && answer.name().matches("[45].*");
            return refusal
                    ? new Answer(
                            answer.name(),
                            answer.component(),
                            answer.at("description").text(),
                            "",
                            List.of(),
                            List.of())
                    : told(answer);
        }

        /** The answers that several operations have, in full. */
        static List<Answer> common(Node contract) {
            return contract.at("components").at("responses").members().stream()
                    .filter(answer -> answer.at("x-problems").isThere())
                    .map(Answer::told)
                    .toList();
        }

        private static Answer told(Node answer) {
            return new Answer(
                    answer.name(),
                    "",
                    answer.at("description").text(),
                    answer.at("headers").members().stream().map(Node::name).collect(joining(", ")),
                    Content.all(answer),
                    answer.at("x-problems").texts());
        }

        /** Whether it is what was asked for. */
        public boolean success() {
            return status.startsWith("2");
        }
    }
}
