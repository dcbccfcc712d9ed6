package jp.csirt.incident.config;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import jp.csirt.incident.api.console.frame.Guests;
import jp.csirt.incident.api.problem.ApiProblem;
import jp.csirt.incident.domain.access.Caller;
import jp.csirt.incident.domain.access.Post;
import jp.csirt.incident.domain.access.Role;
import jp.csirt.incident.domain.access.Scope;
import jp.csirt.incident.domain.shared.NameBasedId;
import org.springframework.http.HttpHeaders;

/** ログインなしの報告: from the networks of the office alone, and only so often from one place on each node. */
final class OpenReporting implements Guests {

    /** Whoever reports so; nobody of the organisation. */
    static final UUID PERSON = NameBasedId.of(NameBasedId.URL, "urn:csirt:open-report");

    static final String TITLE = "庁内の職員等（ログインなし）";

    private static final int MOST = 10;
    private static final Duration WITHIN = Duration.ofMinutes(10);
    private static final int MOST_PLACES = 10_000;

    private final List<Cidr> networks;
    private final Clock machine;
    private final Map<String, Deque<Instant>> reports = new HashMap<>();

    OpenReporting(List<String> networks, Clock machine) {
        this.networks = networks.stream().map(Cidr::parse).toList();
        this.machine = machine;
    }

    @Override
    public Optional<Caller> at(String place) {
        return networks.stream().anyMatch(network -> network.holds(place))
                ? Optional.of(new Caller(
                        "open-report",
                        PERSON,
                        TITLE,
                        List.of(Post.of(Role.REPORTER)),
                        Set.of(Scope.INCIDENTS_WRITE),
                        null))
                : Optional.empty();
    }

    @Override
    public synchronized void count(String place) {
        Instant now = machine.instant();
        reports.values().forEach(times -> times.removeIf(at -> !at.plus(WITHIN).isAfter(now)));
        reports.values().removeIf(Deque::isEmpty);
        Deque<Instant> times = reports.computeIfAbsent(Places.network(place), _ -> new ArrayDeque<>());
        if (times.size() >= MOST || reports.size() > MOST_PLACES) {
            throw ApiProblem.withHeader(
                    "too-many-requests",
                    "この場所からの、ログインなしの報告が続いたため、いまは受け付けません。急ぐときはCSIRTに電話するか、ログインして報告してください。",
                    HttpHeaders.RETRY_AFTER,
                    Long.toString(WITHIN.toSeconds()));
        }
        times.add(now);
    }
}
