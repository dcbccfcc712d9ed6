package jp.csirt.incident.api.console.session;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import jp.csirt.incident.api.console.frame.FirstAnswers;
import jp.csirt.incident.api.console.frame.Page;
import jp.csirt.incident.api.console.frame.Pages;
import jp.csirt.incident.api.console.frame.Refusal;
import jp.csirt.incident.api.console.frame.Target;
import jp.csirt.incident.api.console.frame.Visit;
import jp.csirt.incident.api.security.Accounts;
import jp.csirt.incident.api.security.Accounts.NewCode;
import jp.csirt.incident.api.security.Logins;
import jp.csirt.incident.api.security.Session.Stage;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** 多要素認証: the second step of a log-in, and the setting up of a second factor that a post demands. */
public final class SecondFactorPages {

    private static final String TARGET = "target";

    private final Pages pages;
    private final Doorway doorway;
    private final Logins logins;
    private final Accounts accounts;
    private final FirstAnswers answers;
    private final Refusal.Reader refusals;

    public SecondFactorPages(
            Pages pages,
            Doorway doorway,
            Logins logins,
            Accounts accounts,
            FirstAnswers answers,
            Refusal.Reader refusals) {
        this.pages = pages;
        this.doorway = doorway;
        this.logins = logins;
        this.accounts = accounts;
        this.answers = answers;
        this.refusals = refusals;
    }

    /** The pages. */
    public List<Page> pages() {
        return List.of(
                Page.openGet(Doorway.CODE, visit -> at(visit, Stage.CODE, _ -> ask(visit, asked(visit), Refusal.NONE))),
                Page.openPost(Doorway.CODE, this::check),
                Page.openGet(
                        Doorway.ENROLMENT,
                        visit ->
                                at(visit, Stage.ENROLMENT, person -> offer(visit, asked(visit), person, Refusal.NONE))),
                Page.openPost(Doorway.ENROLMENT, this::enrol));
    }

    private static Target asked(Visit visit) {
        return Target.of(visit.parameter(TARGET));
    }

    private static Target sent(Visit visit) {
        return Target.of(visit.form().text(TARGET));
    }

    /** Whoever is not at that step of a log-in begins anew, and whoever is in already has nothing to do here. */
    private Mono<ServerResponse> at(Visit visit, Stage stage, Function<UUID, Mono<ServerResponse>> answer) {
        return visit.session() == null
                ? person(visit, stage)
                        .map(answer)
                        .defaultIfEmpty(Doorway.to("/login" + asked(visit).query()))
                        .flatMap(Function.identity())
                : Doorway.to("/account");
    }

    private Mono<UUID> person(Visit visit, Stage stage) {
        return doorway.sessions()
                .entering(visit.secret())
                .filter(entering -> entering.stage() == stage)
                .map(entering -> entering.caller().personId());
    }

    private Mono<ServerResponse> ask(Visit visit, Target target, Refusal refusal) {
        return pages.show(visit, refusal.status(), "code", Map.of(TARGET, target.path(), "refusal", refusal));
    }

    private Mono<ServerResponse> check(Visit visit) {
        Target target = sent(visit);
        Mono<List<String>> proved = person(visit, Stage.CODE)
                .flatMap(person -> logins.byFactor(person, visit.form().text("totp"), visit.place(), "/totp"))
                .map(_ -> List.of(target.path()));
        return refusals.orShown(
                        visit,
                        answers.to(visit, proved),
                        _ -> complete(
                                visit,
                                secret -> doorway.passed(visit, secret, target.path()),
                                Doorway.to(target.path())),
                        refusal -> ask(visit, target, refusal))
                .switchIfEmpty(Doorway.to("/login" + target.query()));
    }

    /**
     * Ends the log-in.
     *
     * @param again for a form that was sent twice: the first has ended it
     */
    private Mono<ServerResponse> complete(
            Visit visit, Function<String, Mono<ServerResponse>> then, Mono<ServerResponse> again) {
        return doorway.sessions()
                .complete(visit.secret())
                .map(then)
                .defaultIfEmpty(again)
                .flatMap(Function.identity());
    }

    private Mono<ServerResponse> offer(Visit visit, Target target, UUID person, Refusal refusal) {
        return accounts.propose(person, visit.form().text("secret"))
                .flatMap(factor -> pages.show(
                        visit,
                        refusal.status(),
                        "factor",
                        Map.of(
                                TARGET,
                                target.path(),
                                "path",
                                Doorway.ENROLMENT,
                                "demanded",
                                true,
                                "current",
                                false,
                                "factor",
                                factor,
                                "picture",
                                QrCode.of(factor.uri()),
                                "refusal",
                                refusal)));
    }

    /** Whoever has only the password, and comes second, replaces nothing. */
    private Mono<ServerResponse> enrol(Visit visit) {
        Target target = sent(visit);
        Mono<List<String>> set = person(visit, Stage.ENROLMENT)
                .flatMap(person -> accounts.setFirstFactor(
                        person,
                        new NewCode(visit.form().text("secret"), visit.form().text("totp")),
                        visit.secret()));
        return refusals.orShown(
                        visit,
                        answers.to(visit, set),
                        codes -> complete(
                                visit,
                                secret -> doorway.handed(visit, secret)
                                        .then(doorway.sessions().find(secret))
                                        .flatMap(session -> codes(visit.in(session, secret), codes, target)),
                                codes(visit, codes, target)),
                        refusal -> at(visit, Stage.ENROLMENT, person -> offer(visit, target, person, refusal)))
                .switchIfEmpty(Doorway.to("/login" + target.query()));
    }

    private Mono<ServerResponse> codes(Visit visit, List<String> codes, Target target) {
        return pages.show(visit, "recovery", Map.of("codes", codes, TARGET, target.path()));
    }
}
