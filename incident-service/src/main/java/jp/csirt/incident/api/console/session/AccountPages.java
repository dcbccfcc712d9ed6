package jp.csirt.incident.api.console.session;

import java.util.List;
import java.util.Map;
import jp.csirt.incident.api.console.frame.Form;
import jp.csirt.incident.api.console.frame.Page;
import jp.csirt.incident.api.console.frame.Refusal;
import jp.csirt.incident.api.console.frame.Times;
import jp.csirt.incident.api.console.frame.Visit;
import jp.csirt.incident.api.security.Accounts;
import jp.csirt.incident.api.security.Accounts.Account;
import jp.csirt.incident.api.security.Session.Listed;
import jp.csirt.incident.api.security.Sessions;
import jp.csirt.incident.domain.access.LoginRules;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** 利用者の設定: the own password and sessions. */
public final class AccountPages {

    private static final String ACCOUNT = "/account";
    private static final String PASSWORD = "/account/password";

    private final OwnAccount own;
    private final Sessions sessions;

    public AccountPages(OwnAccount own, Sessions sessions) {
        this.own = own;
        this.sessions = sessions;
    }

    /** The pages. */
    public List<Page> pages() {
        return List.of(
                Page.get(ACCOUNT, this::show),
                Page.get(
                        PASSWORD,
                        visit -> own.withPassword(visit).flatMap(account -> ask(visit, account, Refusal.NONE))),
                Page.post(PASSWORD, this::change),
                Page.post("/account/sessions/{id}", this::end),
                Page.post("/account/sessions", this::endOthers));
    }

    private Mono<ServerResponse> show(Visit visit) {
        return own.accounts()
                .of(OwnAccount.person(visit))
                .zipWith(sessions.of(OwnAccount.person(visit), visit.secret()))
                .flatMap(both -> own.pages()
                        .show(
                                visit,
                                "account",
                                Map.of(
                                        "account",
                                        both.getT1(),
                                        "demanded",
                                        LoginRules.needsSecondFactor(visit.caller()),
                                        "sessions",
                                        both.getT2().stream()
                                                .map(listed -> Row.of(listed, visit.times()))
                                                .toList(),
                                        "done",
                                        visit.parameter("done").matches("password|sessions|removed")
                                                ? "account.done." + visit.parameter("done")
                                                : "")));
    }

    private Mono<ServerResponse> ask(Visit visit, Account account, Refusal refusal) {
        return own.pages().show(visit, refusal.status(), "password", Map.of("account", account, "refusal", refusal));
    }

    private Mono<ServerResponse> change(Visit visit) {
        Form form = visit.form();
        var change = new Accounts.Change(form.text("old"), form.text("password"), form.text("again"));
        return own.withPassword(visit)
                .flatMap(account -> own.refusals()
                        .orShown(
                                visit,
                                own.accounts()
                                        .changePassword(OwnAccount.person(visit), change, visit.secret(), visit.place())
                                        .thenReturn(ACCOUNT + "?done=password"),
                                Doorway::to,
                                refusal -> ask(visit, account, refusal)));
    }

    private Mono<ServerResponse> end(Visit visit) {
        return sessions.end(OwnAccount.person(visit), visit.segment("id")).then(Doorway.to(ACCOUNT + "?done=sessions"));
    }

    private Mono<ServerResponse> endOthers(Visit visit) {
        return sessions.endOthers(OwnAccount.person(visit), visit.secret())
                .then(Doorway.to(ACCOUNT + "?done=sessions"));
    }

    /** 一つのセッション. */
    record Row(String id, String place, String begun, String seen, boolean own) {

        static Row of(Listed listed, Times times) {
            return new Row(
                    listed.id(), listed.place(), times.at(listed.begunAt()), times.at(listed.seenAt()), listed.own());
        }
    }
}
