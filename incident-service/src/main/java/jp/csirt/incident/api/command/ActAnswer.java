package jp.csirt.incident.api.command;

import java.net.URI;
import java.util.List;
import java.util.UUID;
import jp.csirt.incident.api.command.Commands.Outcome;
import jp.csirt.incident.read.record.FirstAnswer;
import jp.csirt.incident.read.record.IncidentRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * What is answered to an act.
 *
 * @param ids of what was created, in the order of the request
 */
record ActAnswer(IncidentRecord incident, Prepared prepared, Outcome outcome, List<UUID> ids) {

    ActAnswer {
        ids = List.copyOf(ids);
    }

    /** To an act that was done now. */
    static ActAnswer of(IncidentRecord incident, Prepared prepared, Outcome outcome) {
        return new ActAnswer(incident, prepared, outcome, prepared.ids());
    }

    /** To one that was done before; the ids prepared for the repetition are not those of the first. */
    static ActAnswer again(IncidentRecord incident, Prepared prepared, FirstAnswer first) {
        return new ActAnswer(
                incident, prepared, new Outcome(first.position(), first.version(), first.n()), first.ids());
    }

    /** 201 with its place when something was created, otherwise 200. */
    Mono<ServerResponse> response() {
        var answer = new Answer(
                incident.id().value(),
                incident.number().value(),
                outcome.version(),
                outcome.position(),
                outcome.n() == 0 ? null : outcome.n(),
                prepared.single() ? ids.getFirst() : null,
                prepared.single() || ids.isEmpty() ? null : ids);
        URI location = location();
        return (location == null ? ServerResponse.ok() : ServerResponse.created(location))
                .eTag("\"" + outcome.version() + "\"")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(answer);
    }

    private @Nullable URI location() {
        String collection = "/v1/incidents/%s/%s".formatted(incident.id(), prepared.collection());
        if (outcome.n() > 0) {
            return URI.create(collection + "/" + outcome.n());
        }
        if (ids.isEmpty()) {
            return null;
        }
        return URI.create(prepared.single() ? collection + "/" + ids.getFirst() : collection);
    }
}
