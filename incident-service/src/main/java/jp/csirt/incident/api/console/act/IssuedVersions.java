package jp.csirt.incident.api.console.act;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.csirt.incident.api.console.act.Fields.Choice;
import jp.csirt.incident.api.console.act.Fields.Field;
import jp.csirt.incident.api.console.frame.InnerApi;
import jp.csirt.incident.api.console.frame.Times;
import jp.csirt.incident.api.console.frame.Visit;
import jp.csirt.incident.api.download.IssueRoutes;
import jp.csirt.incident.domain.incident.ReportForm;
import jp.csirt.incident.read.issue.IssueItem;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** 発行した版: what may have been submitted, each version of each form of an incident. */
record IssuedVersions(InnerApi api) {

    private static final String FIELD = "issue";
    private static final Pattern VERSION = Pattern.compile("([a-z-]{1,30})/([0-9]{1,9})");

    /** The fields, with the versions to choose from; without that question where none was issued. */
    Mono<List<Field>> asked(Visit visit, List<Field> fields) {
        return Flux.just(ReportForm.values())
                .concatMap(form -> versions(visit, form))
                .collectList()
                .map(versions -> fields.stream()
                        .flatMap(field -> field.name().equals(FIELD) ? chosen(field, versions) : Stream.of(field))
                        .toList());
    }

    /** The fields for somebody who reads no papers. */
    static List<Field> unasked(List<Field> fields) {
        return fields.stream().filter(field -> !field.name().equals(FIELD)).toList();
    }

    private static Stream<Field> chosen(Field field, List<Choice> versions) {
        return versions.isEmpty() ? Stream.of() : Stream.of(field.choosing(versions));
    }

    private Flux<Choice> versions(Visit visit, ReportForm form) {
        String path = "/v1/incidents/" + visit.segment("id") + "/reports/" + form.code() + "/issues";
        return api.get(visit, path, IssueRoutes.Issues.class)
                .flatMapIterable(IssueRoutes.Issues::items)
                .map(item -> choice(form, item, visit.times()));
    }

    private static Choice choice(ReportForm form, IssueItem item, Times times) {
        return new Choice(
                form.code() + "/" + item.n(),
                "%s %s（%s）".formatted(form.label(), item.label(), times.at(item.issuedAt())));
    }

    /** What is sent for what was chosen: its form and its number. */
    static ObjectNode sent(ObjectNode body) {
        Matcher chosen = VERSION.matcher(body.path(FIELD).asString(""));
        if (chosen.matches()) {
            body.putObject(FIELD).put("form", chosen.group(1)).put("n", Integer.parseInt(chosen.group(2)));
        }
        return body;
    }
}
