package jp.csirt.incident.api.console.session;

import java.util.List;
import java.util.Map;
import jp.csirt.incident.api.console.frame.FirstAnswers;
import jp.csirt.incident.api.console.frame.Form;
import jp.csirt.incident.api.console.frame.Page;
import jp.csirt.incident.api.console.frame.Pages;
import jp.csirt.incident.api.console.frame.Refusal;
import jp.csirt.incident.api.console.frame.Visit;
import jp.csirt.incident.api.problem.ApiProblem;
import jp.csirt.incident.api.security.Invitations;
import jp.csirt.incident.api.security.Invitations.Invited;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** 招待: the link by which a person sets a password, once. */
public final class InvitationPages {

    private static final String PATH = "/invitations/{token}";

    private final Pages pages;
    private final Invitations invitations;
    private final FirstAnswers answers;
    private final Refusal.Reader refusals;

    public InvitationPages(Pages pages, Invitations invitations, FirstAnswers answers, Refusal.Reader refusals) {
        this.pages = pages;
        this.invitations = invitations;
        this.answers = answers;
        this.refusals = refusals;
    }

    /** The pages. */
    public List<Page> pages() {
        return List.of(
                Page.openGet(PATH, visit -> invited(visit).flatMap(invited -> show(visit, invited, Refusal.NONE))),
                Page.openPost(PATH, this::set));
    }

    private Mono<Invited> invited(Visit visit) {
        return invitations.find(token(visit)).switchIfEmpty(Mono.error(InvitationPages::spent));
    }

    private static String token(Visit visit) {
        return visit.variables().getOrDefault("token", "");
    }

    private static ApiProblem spent() {
        return ApiProblem.of("not-found", "この招待の番地は使われたか、期限が切れています。管理者に新しいものを頼んでください。");
    }

    private Mono<ServerResponse> show(Visit visit, Invited invited, Refusal refusal) {
        return pages.show(
                visit,
                refusal.status(),
                "invitation",
                Map.of(
                        "invited",
                        invited,
                        "path",
                        "/invitations/" + visit.segment("token"),
                        "login",
                        visit.form().text("login"),
                        "refusal",
                        refusal));
    }

    private Mono<ServerResponse> set(Visit visit) {
        return refusals.orShown(
                visit,
                answers.to(visit, accepted(visit).thenReturn(List.of("/login?done=password"))),
                answer -> Doorway.to(answer.getFirst()),
                refusal -> invited(visit).flatMap(invited -> show(visit, invited, refusal)));
    }

    private Mono<Invited> accepted(Visit visit) {
        Form form = visit.form();
        return invitations
                .accept(token(visit), form.text("login"), form.text("password"), form.text("again"))
                .switchIfEmpty(Mono.error(InvitationPages::spent));
    }
}
