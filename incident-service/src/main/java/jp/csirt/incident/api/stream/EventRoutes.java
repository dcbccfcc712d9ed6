package jp.csirt.incident.api.stream;

import static java.util.stream.Collectors.joining;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import jp.csirt.incident.api.query.Replies;
import jp.csirt.incident.api.web.Call;
import jp.csirt.incident.api.web.Route;
import jp.csirt.incident.domain.access.Scope;
import jp.csirt.incident.publish.IntegrationFeed;
import jp.csirt.incident.publish.IntegrationFeed.Batch;
import jp.csirt.incident.publish.IntegrationFeed.Event;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.reactive.function.server.ServerResponse.BodyBuilder;
import reactor.core.publisher.Mono;

/** 公開の出来事の配信 to whoever holds a key with the scope {@code events:read}, in answers or as a stream without end. */
public final class EventRoutes {

    private static final String HEAD_POSITION = "CSIRT-Head-Position";
    private static final MediaType BATCH = MediaType.parseMediaType("application/cloudevents-batch+json");
    private static final List<MediaType> FORMS = List.of(BATCH, MediaType.TEXT_EVENT_STREAM);

    private final IntegrationFeed feed;
    private final EventStream stream;
    private final EndlessAnswer endless;
    private final byte[] schema;
    private final byte[] asyncApi;

    /**
     * The routes of the feed.
     *
     * @param schema the JSON Schema of the events, served byte for byte
     * @param asyncApi the AsyncAPI file, served byte for byte
     */
    public EventRoutes(IntegrationFeed feed, EndlessAnswer endless, byte[] schema, byte[] asyncApi) {
        this.feed = feed;
        this.stream = new EventStream(feed);
        this.endless = endless;
        this.schema = schema.clone();
        this.asyncApi = asyncApi.clone();
    }

    /** The routes. */
    public List<Route> routes() {
        return List.of(
                Route.get("/v1/events", this::events),
                Route.openGet("/v1/events.schema.json", _ -> file("application/schema+json", schema)),
                Route.openGet("/v1/asyncapi.yaml", _ -> file("application/yaml", asyncApi)));
    }

    private Mono<ServerResponse> events(Call call) {
        call.permitted(Scope.EVENTS_READ);
        FeedQuestion asked = FeedQuestion.of(call);
        boolean bare = call.request().method().equals(HttpMethod.HEAD);
        return Replies.preferred(call, FORMS).equals(BATCH)
                ? feed.read(asked.after(), asked.limit(), bare ? Duration.ZERO : asked.patience())
                        .flatMap(batch -> headed(ServerResponse.ok().contentType(BATCH), batch)
                                .bodyValue(json(batch)))
                : stream(call, LastEventId.of(call).orElse(asked.after()), bare);
    }

    private Mono<ServerResponse> stream(Call call, long after, boolean bare) {
        if (feed.isFull()) {
            throw EndlessAnswer.overloaded();
        }
        Mono<Call> permitted = endless.again(call).doOnNext(again -> again.permitted(Scope.EVENTS_READ));
        return feed.read(after, EventStream.FIRST, Duration.ZERO).flatMap(begun -> {
            BodyBuilder answer = headed(EndlessAnswer.begun(), begun);
            return bare ? answer.build() : answer.body(endless.of(stream.from(after, begun, permitted)));
        });
    }

    private static BodyBuilder headed(BodyBuilder answer, Batch batch) {
        return answer.header(HEAD_POSITION, String.valueOf(batch.head()));
    }

    private static byte[] json(Batch batch) {
        return batch.events().stream()
                .map(Event::json)
                .collect(joining(",", "[", "]"))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static Mono<ServerResponse> file(String type, byte[] content) {
        return ServerResponse.ok().contentType(MediaType.parseMediaType(type)).bodyValue(content);
    }
}
