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
import jp.csirt.incident.api.problem.ApiProblem;
import jp.csirt.incident.api.security.Accounts;
import jp.csirt.incident.api.security.Accounts.Account;
import jp.csirt.incident.api.security.Invitations;
import jp.csirt.incident.domain.access.Permission;
import jp.csirt.incident.domain.organisation.OrganisationState;
import jp.csirt.incident.domain.organisation.Person;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** 利用者の管理: who may log in, their invitations and locks. Nobody does these acts on the own account. */
public final class AdminPages {

    private static final String ADMIN = "/admin";
    private static final String NEW = "/admin/new";
    private static final String BEFORE = "before";
    private static final int ROWS = 50;

    private final Pages pages;
    private final InnerApi api;
    private final Accounts accounts;
    private final Invitations invitations;
    private final SentForms sent;
    private final Supplier<OrganisationState> organisation;
    private final Refusal.Reader refusals;

    public AdminPages(
            Pages pages,
            InnerApi api,
            Accounts accounts,
            Invitations invitations,
            SentForms sent,
            Supplier<OrganisationState> organisation,
            Refusal.Reader refusals) {
        this.pages = pages;
        this.api = api;
        this.accounts = accounts;
        this.invitations = invitations;
        this.sent = sent;
        this.organisation = organisation;
        this.refusals = refusals;
    }

    /** The pages. */
    public List<Page> pages() {
        return List.of(
                Page.get(ADMIN, this::list),
                Page.form(NEW, visit -> ask(visit, Refusal.NONE)),
                Page.post(NEW, this::open),
                Page.post("/admin/{personId}/invitation", this::invite),
                Page.post("/admin/{personId}/lock", visit -> act(visit, accounts::lock)),
                Page.post("/admin/{personId}/unlock", visit -> act(visit, accounts::unlock)),
                Page.post(
                        "/admin/{personId}/factor-removal",
                        visit -> act(visit, (by, personId) -> accounts.removeFactor(by, personId, ""))));
    }

    static void permit(Visit visit) {
        if (Permission.GRANT_ACCESS.grantedTo(visit.caller()).isEmpty()) {
            throw ApiProblem.forbidden();
        }
    }

    private Mono<ServerResponse> list(Visit visit) {
        permit(visit);
        OrganisationState known = organisation.get();
        List<UUID> persons = persons(known);
        int end = end(visit.parameter(BEFORE), persons.size());
        int first = Math.max(0, end - ROWS);
        return accounts.of(persons.subList(first, end).reversed())
                .flatMap(found -> pages.show(
                        visit,
                        "admin",
                        Map.of(
                                "rows",
                                found.stream()
                                        .map(account -> new Row(
                                                title(known, account.personId()),
                                                account,
                                                isExternal(known, account.personId()),
                                                isOwn(visit, account.personId())))
                                        .toList(),
                                "count",
                                persons.size(),
                                "next",
                                first == 0 ? "" : page(first),
                                "key",
                                UUID.randomUUID().toString(),
                                "everybody",
                                offered(known, visit).persons().isEmpty(),
                                "done",
                                visit.parameter("done").matches("sent|external")
                                        ? "admin.done." + visit.parameter("done")
                                        : "")));
    }

    private static boolean isExternal(OrganisationState known, UUID personId) {
        return known.access().accounts().stream()
                .anyMatch(account -> account.personId().equals(personId) && account.externalId() != null);
    }

    /** In the order in which their accounts were opened, which never changes. */
    private static List<UUID> persons(OrganisationState known) {
        return known.access().accounts().stream()
                .map(jp.csirt.incident.domain.organisation.Account::personId)
                .toList();
    }

    /** Where a page ends: the newest account is on the first one. */
    private static int end(String before, int all) {
        return before.matches("[0-9]{1,9}") ? Math.min(Integer.parseInt(before), all) : all;
    }

    private static String page(int before) {
        return ADMIN + "?" + BEFORE + "=" + before;
    }

    /** The page on which the person is. */
    private String pageOf(UUID personId) {
        List<UUID> persons = persons(organisation.get());
        int behind = persons.size() - 1 - persons.indexOf(personId);
        return behind < ROWS ? ADMIN : page(persons.size() - behind / ROWS * ROWS);
    }

    private static boolean isOwn(Visit visit, UUID personId) {
        return visit.caller().personId().equals(personId);
    }

    static String title(OrganisationState known, UUID personId) {
        Person person = known.persons().get(personId);
        return person == null ? "" : person.name();
    }

    private Mono<ServerResponse> ask(Visit visit, Refusal refusal) {
        permit(visit);
        OrganisationState known = organisation.get();
        return pages.show(
                visit,
                refusal.status(),
                "admin-new",
                Map.of(
                        "choices",
                        offered(known, visit),
                        "externalId",
                        visit.form().text("externalId"),
                        "key",
                        refusal.key(visit.form()),
                        "refusal",
                        refusal));
    }

    /** Those who have no account yet. */
    private static AccessChoices offered(OrganisationState known, Visit visit) {
        return AccessChoices.of(
                known, person -> known.access().account(person.personId()).isEmpty(), visit.form());
    }

    private Mono<ServerResponse> open(Visit visit) {
        permit(visit);
        return refusals.orShown(
                        visit,
                        sent.once(
                                visit,
                                api.post(visit, "/v1/accounts", request(visit), Map.of(), Object.class)
                                        .map(_ -> visit.form().text("personId"))),
                        personId -> link(visit, UUID.fromString(personId)),
                        refusal -> ask(visit, refusal))
                .switchIfEmpty(sentBefore());
    }

    private static ObjectNode request(Visit visit) {
        ObjectNode body = AccessChoices.body(visit.form());
        if (!visit.form().text("externalId").isBlank()) {
            body.put("externalId", visit.form().text("externalId").strip());
        }
        return body;
    }

    private Mono<ServerResponse> link(Visit visit, UUID personId) {
        return invitations
                .invite(personId, visit.caller().personId())
                .flatMap(link -> pages.show(
                        visit,
                        "invited",
                        Map.of(
                                "person",
                                title(organisation.get(), personId),
                                "link",
                                visit.request().uri().resolve(link.path()).toString(),
                                "until",
                                visit.times().at(link.until()))));
    }

    /** A form that was sent before makes no other link, which would end the one that is shown. */
    private Mono<ServerResponse> invite(Visit visit) {
        return sent.once(visit, link(visit, another(visit))).switchIfEmpty(sentBefore());
    }

    private static Mono<ServerResponse> sentBefore() {
        return Doorway.to(ADMIN + "?done=sent");
    }

    private Mono<ServerResponse> act(Visit visit, Act act) {
        UUID personId = another(visit);
        return act.on(visit.caller().personId(), personId).then(Mono.defer(() -> Doorway.to(pageOf(personId))));
    }

    private UUID another(Visit visit) {
        permit(visit);
        UUID personId = known(organisation.get(), visit).personId();
        if (isOwn(visit, personId)) {
            throw ApiProblem.of("forbidden", "自分の利用者登録は、ほかの管理者が扱います。自分のパスワードと多要素認証は「利用者の設定」で変えられます。");
        }
        return personId;
    }

    /** Whose account the page is about. */
    static jp.csirt.incident.domain.organisation.Account known(OrganisationState known, Visit visit) {
        return known.access().accounts().stream()
                .filter(one -> one.personId().toString().equals(visit.segment("personId")))
                .findFirst()
                .orElseThrow(ApiProblem::notFound);
    }

    /** What is done to somebody's account. */
    @FunctionalInterface
    private interface Act {
        Mono<Void> on(UUID by, UUID personId);
    }

    /**
     * 一人の利用者.
     *
     * @param external whether a provider of log-ins knows the person
     */
    record Row(String title, Account account, boolean external, boolean own) {}
}
