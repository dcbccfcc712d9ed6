package jp.csirt.incident.api.console.session;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import jp.csirt.incident.api.console.frame.InnerApi;
import jp.csirt.incident.api.console.frame.Page;
import jp.csirt.incident.api.console.frame.Pages;
import jp.csirt.incident.api.console.frame.Refusal;
import jp.csirt.incident.api.console.frame.SentForms;
import jp.csirt.incident.api.console.frame.Visit;
import jp.csirt.incident.api.security.Sessions;
import jp.csirt.incident.domain.organisation.Account;
import jp.csirt.incident.domain.organisation.OrganisationState;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** 外部のログインの識別子: how the provider calls a person who has an account. */
public final class ExternalIdPages {

    private static final String PATH = "/admin/{personId}/external-id";
    private static final String FIELD = "externalId";
    private static final String DONE = "/admin?done=external";

    private final Pages pages;
    private final InnerApi api;
    private final Sessions sessions;
    private final SentForms sent;
    private final Supplier<OrganisationState> organisation;
    private final Refusal.Reader refusals;

    public ExternalIdPages(
            Pages pages,
            InnerApi api,
            Sessions sessions,
            SentForms sent,
            Supplier<OrganisationState> organisation,
            Refusal.Reader refusals) {
        this.pages = pages;
        this.api = api;
        this.sessions = sessions;
        this.sent = sent;
        this.organisation = organisation;
        this.refusals = refusals;
    }

    /** The pages. */
    public List<Page> pages() {
        return List.of(Page.form(PATH, visit -> ask(visit, Refusal.NONE)), Page.post(PATH, this::change));
    }

    private Account account(Visit visit) {
        AdminPages.permit(visit);
        return AdminPages.known(organisation.get(), visit);
    }

    private Mono<ServerResponse> ask(Visit visit, Refusal refusal) {
        Account account = account(visit);
        String now = account.externalId();
        return pages.show(
                visit,
                refusal.status(),
                "admin-external",
                Map.of(
                        "person",
                        AdminPages.title(organisation.get(), account.personId()),
                        "path",
                        PATH.replace("{personId}", account.personId().toString()),
                        "now",
                        now == null ? "" : now,
                        FIELD,
                        visit.form().text(FIELD),
                        "key",
                        UUID.randomUUID().toString(),
                        "refusal",
                        refusal));
    }

    /** Whoever came in by the identifier before is not in any more. */
    private Mono<ServerResponse> change(Visit visit) {
        UUID personId = account(visit).personId();
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put(FIELD, visit.form().text(FIELD).strip());
        Mono<UUID> changed = api.post(visit, "/v1/accounts/" + personId + "/external-ids", body, Map.of(), Object.class)
                .flatMap(_ -> sessions.endOthers(personId, visit.secret()).thenReturn(personId));
        return refusals.orShown(visit, sent.once(visit, changed), _ -> Doorway.to(DONE), refusal -> ask(visit, refusal))
                .switchIfEmpty(Doorway.to(DONE));
    }
}
