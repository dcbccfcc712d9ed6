package jp.csirt.incident.api.command;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import jp.csirt.incident.api.problem.ApiProblem;
import jp.csirt.incident.api.problem.FieldError;
import jp.csirt.incident.api.query.Replies;
import jp.csirt.incident.api.web.Body;
import jp.csirt.incident.api.web.Call;
import jp.csirt.incident.api.web.IncidentsInSight;
import jp.csirt.incident.api.web.RepeatableAnswers;
import jp.csirt.incident.api.web.RepeatableAnswers.Reply;
import jp.csirt.incident.api.web.Route;
import jp.csirt.incident.api.web.StrictJson;
import jp.csirt.incident.domain.access.Scope;
import jp.csirt.incident.domain.incident.IncidentId;
import jp.csirt.incident.domain.watch.NotificationChannel;
import jp.csirt.incident.domain.watch.NotificationReceiptRecorded;
import jp.csirt.incident.domain.watch.ReceiptState;
import jp.csirt.incident.domain.watch.RecordNotificationReceipt;
import jp.csirt.incident.read.record.IncidentRecord;
import jp.csirt.incident.read.record.WatchRecords;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** 連絡の結果: whoever reaches people tells what became of each notification. It changes no version and needs none. */
public final class ReceiptRoutes {

    private static final String ADDRESS = ".*[^\\s@]@[^\\s@]+\\.[^\\s@]+.*";

    private final IncidentsInSight incidents;
    private final WatchRecords watches;
    private final WatchDesk desk;
    private final StrictJson json;
    private final RepeatableAnswers answers;

    public ReceiptRoutes(
            IncidentsInSight incidents,
            WatchRecords watches,
            WatchDesk desk,
            StrictJson json,
            RepeatableAnswers answers) {
        this.incidents = incidents;
        this.watches = watches;
        this.desk = desk;
        this.json = json;
        this.answers = answers;
    }

    /** The routes. */
    public List<Route> routes() {
        return List.of(Route.post("/v1/incidents/{id}/notification-receipts", this::receive));
    }

    private Mono<ServerResponse> receive(Call call) {
        return Body.read(call.request())
                .defaultIfEmpty(new byte[0])
                .flatMap(body -> incidents
                        .findForMachine(call, Scope.RECEIPTS_WRITE)
                        .flatMap(incident -> receive(call, body, incident)));
    }

    private Mono<ServerResponse> receive(Call call, byte[] body, IncidentRecord incident) {
        call.allowOnly(Set.of());
        Receipt receipt = json.read(body, Receipt.class);
        receipt.check();
        Replies.requireAccepted(call, MediaType.APPLICATION_JSON);
        return answers.once(
                call,
                body,
                () -> asked(incident, receipt.notificationId())
                        .then(desk.record(new RecordNotificationReceipt(receipt.of(incident.id()))))
                        .map(position -> new Reply(200, answer(incident, position))));
    }

    private Mono<Void> asked(IncidentRecord incident, UUID notificationId) {
        return watches.find(incident.id())
                .filter(watch -> watch.asked().stream()
                        .anyMatch(asked -> asked.event().notificationId().equals(notificationId)))
                .switchIfEmpty(Mono.error(ApiProblem::notFound))
                .then();
    }

    private static Answer answer(IncidentRecord incident, long position) {
        return new Answer(
                incident.id().value(), incident.number().value(), incident.version(), position, null, null, null);
    }

    /**
     * What came back.
     *
     * @param at when it happened, by the clock of whoever reaches people
     * @param detail codes, never an address
     */
    private record Receipt(
            UUID notificationId,
            ReceiptState state,
            Instant at,
            NotificationChannel channel,
            @Nullable String detail) {

        void check() {
            if (detail != null && detail.matches(ADDRESS)) {
                throw ApiProblem.invalid(List.of(new FieldError("/detail", "WRONG_FORM", "宛先は書けません。")));
            }
            if (channel == NotificationChannel.SCREEN) {
                throw ApiProblem.invalid(List.of(new FieldError("/channel", "WRONG_TYPE", "画面での確認は、画面だけが記録します。")));
            }
        }

        NotificationReceiptRecorded of(IncidentId incidentId) {
            return new NotificationReceiptRecorded(notificationId, incidentId, state, at, channel, detail, null);
        }
    }
}
