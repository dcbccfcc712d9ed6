package jp.csirt.incident.api.console.page;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import jp.csirt.incident.api.command.WatchDesk;
import jp.csirt.incident.api.console.frame.InnerApi;
import jp.csirt.incident.api.console.frame.Page;
import jp.csirt.incident.api.console.frame.Visit;
import jp.csirt.incident.api.problem.ApiProblem;
import jp.csirt.incident.domain.incident.IncidentId;
import jp.csirt.incident.domain.watch.ConfirmNotification;
import jp.csirt.incident.domain.watch.WantedConfirmation;
import jp.csirt.incident.read.detail.IncidentDetail;
import jp.csirt.incident.read.record.WatchRecord;
import jp.csirt.incident.read.record.WatchRecords;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** 確認しました: the button of what is asked. Pressing it again, or after somebody else, changes nothing. */
public final class ConfirmationPages {

    private final InnerApi api;
    private final WatchRecords watches;
    private final WatchDesk desk;
    private final Clock clock;

    public ConfirmationPages(InnerApi api, WatchRecords watches, WatchDesk desk, Clock clock) {
        this.api = api;
        this.watches = watches;
        this.desk = desk;
        this.clock = clock;
    }

    /** What the button sends. */
    public List<Page> pages() {
        return List.of(Page.post("/incidents/{id}/confirmations", this::confirm));
    }

    /** Errors: 404 out of sight, and for what was not asked in this incident; 403 when somebody else is asked. */
    private Mono<ServerResponse> confirm(Visit visit) {
        return api.get(visit, "/v1/incidents/" + visit.segment("id"), IncidentDetail.class)
                .flatMap(detail -> watches.find(new IncidentId(detail.incidentId()))
                        .map(watch -> commands(visit, watch))
                        .switchIfEmpty(Mono.error(ApiProblem::notFound))
                        .flatMapMany(Flux::fromIterable)
                        .concatMap(desk::record)
                        .then(back(visit, detail.incidentId())));
    }

    private List<ConfirmNotification> commands(Visit visit, WatchRecord watch) {
        List<WantedConfirmation> wanted = visit.form().all("notification").stream()
                .distinct()
                .map(id -> wanted(watch, id))
                .toList();
        if (wanted.isEmpty()) {
            throw ApiProblem.notFound();
        }
        return wanted.stream().map(one -> command(visit, one)).toList();
    }

    private static WantedConfirmation wanted(WatchRecord watch, String id) {
        return watch.wanted(id).orElseThrow(ApiProblem::notFound);
    }

    private ConfirmNotification command(Visit visit, WantedConfirmation wanted) {
        var now = clock.instant();
        IncidentId incident = wanted.asked().incidentId();
        Set<String> posts = Look.posts(visit.caller());
        if (wanted.by(posts, now).isEmpty()) {
            throw ApiProblem.forbidden();
        }
        return new ConfirmNotification(
                incident, wanted.asked().notificationId(), visit.caller().personId(), posts, now);
    }

    private static Mono<ServerResponse> back(Visit visit, UUID incident) {
        String page = visit.form().text("from").equals("today") ? "/" : "/incidents/" + incident;
        return ServerResponse.status(HttpStatus.SEE_OTHER)
                .location(URI.create(page + "?confirmed=1"))
                .build();
    }
}
