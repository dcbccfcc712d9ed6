package jp.csirt.notification.digest;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import jp.csirt.notification.digest.Reachability.Standing;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.WebClient;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * 連絡先の鮮度の知らせ: who cannot be reached, so that 体制 shows it; at once when it changes, and each hour as a sign of life. No
 * address goes with it.
 */
public final class ReachabilityPoster {

    private static final Duration LOOKS = Duration.ofSeconds(10);
    private static final Duration REPEATS = Duration.ofHours(1);
    private static final Duration WITHIN = Duration.ofSeconds(10);

    private final WebClient http;
    private final BooleanSupplier known;
    private final Supplier<Map<Standing, List<UUID>>> people;
    private final Clock machine;
    private Instant nextLook = Instant.MIN;
    private Instant nextRepeat = Instant.MIN;
    private String told = "";

    /**
     * A poster, for one thread.
     *
     * @param known whether the roster was read; before that nobody is on it
     * @param people those of the roster by how they stand
     * @param machine by which it looks and repeats
     */
    public ReachabilityPoster(
            String url, String key, BooleanSupplier known, Supplier<Map<Standing, List<UUID>>> people, Clock machine) {
        this.http = WebClient.builder()
                .baseUrl(url)
                .defaultHeader(HttpHeaders.AUTHORIZATION, "Bearer " + key)
                .build();
        this.known = known;
        this.people = people;
        this.machine = machine;
    }

    /**
     * Tells it where that is due.
     *
     * @throws RuntimeException when the other side is away or does not take it; it is told another time
     */
    public void round() {
        Instant now = machine.instant();
        if (now.isBefore(nextLook) || !known.getAsBoolean()) {
            return;
        }
        nextLook = now.plus(LOOKS);
        String present = body(people.get());
        if (!present.equals(told) || !now.isBefore(nextRepeat)) {
            put(present);
            told = present;
            nextRepeat = now.plus(REPEATS);
        }
    }

    private static String body(Map<Standing, List<UUID>> people) {
        ObjectNode body = JsonMapper.shared().createObjectNode();
        body.set("missing", ids(people, Standing.MISSING));
        body.set("stale", ids(people, Standing.STALE));
        return body.toString();
    }

    private static ArrayNode ids(Map<Standing, List<UUID>> people, Standing standing) {
        ArrayNode ids = JsonMapper.shared().createArrayNode();
        people.getOrDefault(standing, List.of()).forEach(person -> ids.add(person.toString()));
        return ids;
    }

    private void put(String body) {
        http.put()
                .uri("/v1/organisation/reachability")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .retrieve()
                .toBodilessEntity()
                .timeout(WITHIN)
                .block();
    }
}
