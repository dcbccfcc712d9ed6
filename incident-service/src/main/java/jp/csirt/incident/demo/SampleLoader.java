package jp.csirt.incident.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Files the sample cases over the service's own API, as anybody could, shifted so that the newest is three days old. A case of
 * an organ that the body does not have is left out.
 */
public final class SampleLoader {

    private static final Logger LOG = LoggerFactory.getLogger(SampleLoader.class);
    private static final Duration AGE = Duration.ofDays(3);

    private final WebClient client;
    private final Clock clock;
    private final Set<String> organs;

    /** A loader for the service on {@code port} of this machine, whose body has these organs. */
    public SampleLoader(int port, Clock clock, Set<String> organs) {
        this.organs = Set.copyOf(organs);
        this.client = WebClient.create("http://127.0.0.1:" + port);
        this.clock = clock;
    }

    /** Files every case, one after the other. */
    public Mono<Void> load() {
        List<SampleCase> cases = SampleCase.IDS.stream().map(SampleCase::read).toList();
        List<SampleCase> fitting =
                cases.stream().filter(sample -> organs.contains(sample.organ())).toList();
        Instant newest = cases.stream()
                .map(SampleCase::newest)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        Duration shift = Duration.ofDays(
                Duration.between(newest, clock.instant().minus(AGE)).toDays());
        return Flux.fromIterable(fitting)
                .concatMap(sample -> load(sample.later(shift)))
                .doOnComplete(() -> LOG.info("{} sample incidents are loaded", fitting.size()))
                .then();
    }

    private Mono<Void> load(SampleCase sample) {
        return post("/v1/incidents", "demo-staff", sample.report())
                .map(filed -> filed.path("incidentId").asString())
                .flatMap(id -> Flux.fromIterable(sample.steps())
                        .concatMap(step -> post(
                                "/v1/incidents/" + id + "/" + step.pathOf(UUID.fromString(id)),
                                step.key(),
                                step.body()))
                        .then());
    }

    private Mono<JsonNode> post(String path, String key, ObjectNode body) {
        return client.post()
                .uri(path)
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + key)
                .header(HttpHeaders.IF_MATCH, "*")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .retrieve()
                .bodyToMono(JsonNode.class);
    }
}
