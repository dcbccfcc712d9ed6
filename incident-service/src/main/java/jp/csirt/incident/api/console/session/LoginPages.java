package jp.csirt.incident.api.console.session;

import java.util.List;
import java.util.Map;
import jp.csirt.incident.api.console.frame.Page;
import jp.csirt.incident.api.console.frame.Pages;
import jp.csirt.incident.api.console.frame.Refusal;
import jp.csirt.incident.api.console.frame.Target;
import jp.csirt.incident.api.console.frame.Visit;
import jp.csirt.incident.api.problem.ApiProblem;
import jp.csirt.incident.api.security.Holder;
import jp.csirt.incident.api.security.Logins;
import jp.csirt.incident.api.security.Providers;
import jp.csirt.incident.api.security.Session.Entrance;
import jp.csirt.incident.api.security.Session.Factor;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** ログイン and ログアウト: by log-in name and password, in the demo by the roster. */
public final class LoginPages {

    private final Pages pages;
    private final Doorway doorway;
    private final Logins logins;
    private final Roster roster;
    private final List<Providers.Provider> providers;
    private final boolean passwords;
    private final Refusal.Reader refusals;

    /**
     * The pages.
     *
     * @param passwords whether they let anybody in, or providers alone
     */
    public LoginPages(
            Pages pages,
            Doorway doorway,
            Logins logins,
            Roster roster,
            List<Providers.Provider> providers,
            boolean passwords,
            Refusal.Reader refusals) {
        this.pages = pages;
        this.doorway = doorway;
        this.logins = logins;
        this.roster = roster;
        this.providers = List.copyOf(providers);
        this.passwords = passwords;
        this.refusals = refusals;
    }

    /** The pages. */
    public List<Page> pages() {
        return List.of(
                Page.openGet("/login", visit -> show(visit, Target.of(visit.parameter("target")), Refusal.NONE)),
                Page.openPost("/login", roster.entries().isEmpty() ? this::byPassword : this::byRoster),
                Page.openPost("/logout", this::end));
    }

    private Mono<ServerResponse> show(Visit visit, Target target, Refusal refusal) {
        return pages.show(
                visit,
                refusal.status(),
                "login",
                Map.of(
                        "entries",
                        roster.entries(),
                        "target",
                        target.path(),
                        "query",
                        target.query(),
                        "providers",
                        providers,
                        "passwords",
                        passwords,
                        "login",
                        visit.form().text("login"),
                        "done",
                        visit.parameter("done").equals("password"),
                        "refusal",
                        refusal));
    }

    private Mono<ServerResponse> byRoster(Visit visit) {
        Roster.Entry chosen =
                roster.of(visit.form().text("key")).orElseThrow(() -> ApiProblem.of("forbidden", "この名簿にない人としては入れません。"));
        return doorway.enter(
                visit,
                new Entrance(chosen.holder(), Factor.PASSED, 0, visit.place()),
                Target.of(visit.form().text("target")));
    }

    private Mono<ServerResponse> byPassword(Visit visit) {
        if (!passwords) {
            throw ApiProblem.of("forbidden", "ここではパスワードでは入れません。ログインの画面にある、外部のログインを使ってください。");
        }
        Target target = Target.of(visit.form().text("target"));
        return refusals.orShown(
                visit,
                logins.byPassword(visit.form().text("login"), visit.form().text("password"), visit.place())
                        .map(proof -> new Entrance(
                                new Holder(proof.personId(), null), proof.factor(), proof.epoch(), visit.place())),
                entrance -> doorway.enter(visit, entrance, target),
                refusal -> show(visit, target, refusal));
    }

    private Mono<ServerResponse> end(Visit visit) {
        return doorway.sessions().leave(visit.secret()).flatMap(next -> Doorway.to(visit, "/login", next));
    }
}
