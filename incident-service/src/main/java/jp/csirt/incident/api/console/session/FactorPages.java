package jp.csirt.incident.api.console.session;

import java.util.List;
import java.util.Map;
import jp.csirt.incident.api.console.frame.FirstAnswers;
import jp.csirt.incident.api.console.frame.Page;
import jp.csirt.incident.api.console.frame.Refusal;
import jp.csirt.incident.api.console.frame.Visit;
import jp.csirt.incident.api.problem.ApiProblem;
import jp.csirt.incident.api.security.Accounts.Account;
import jp.csirt.incident.api.security.Accounts.NewCode;
import jp.csirt.incident.api.security.Logins;
import jp.csirt.incident.domain.access.LoginRules;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** 多要素認証の設定: set up, changed or taken away by its person, who shows the one that is there by a code of it. */
public final class FactorPages {

    private static final String ACCOUNT = "/account";
    private static final String FACTOR = "/account/factor";
    private static final String RECOVERY = "/account/recovery";
    private static final String REMOVAL = "/account/factor/removal";

    private final OwnAccount own;
    private final Logins logins;
    private final FirstAnswers answers;

    public FactorPages(OwnAccount own, Logins logins, FirstAnswers answers) {
        this.own = own;
        this.logins = logins;
        this.answers = answers;
    }

    /** The pages. */
    public List<Page> pages() {
        return List.of(
                Page.get(FACTOR, visit -> own.of(visit).flatMap(account -> offer(visit, account, Refusal.NONE))),
                Page.post(FACTOR, this::set),
                Page.get(RECOVERY, visit -> withFactor(visit).flatMap(_ -> confirm(visit, RECOVERY, Refusal.NONE))),
                Page.post(RECOVERY, this::renew),
                Page.get(REMOVAL, visit -> removable(visit).flatMap(_ -> confirm(visit, REMOVAL, Refusal.NONE))),
                Page.post(REMOVAL, this::remove));
    }

    private Mono<Account> withFactor(Visit visit) {
        return own.of(visit).filter(Account::factor).switchIfEmpty(Mono.error(ApiProblem::notFound));
    }

    private Mono<Account> removable(Visit visit) {
        return LoginRules.needsSecondFactor(visit.caller())
                ? Mono.error(ApiProblem.of("forbidden", "いまの職では多要素認証が必須のため、外すことはできません。"))
                : withFactor(visit);
    }

    private Mono<ServerResponse> offer(Visit visit, Account account, Refusal refusal) {
        return own.accounts()
                .propose(account.personId(), visit.form().text("secret"))
                .flatMap(factor -> own.pages()
                        .show(
                                visit,
                                refusal.status(),
                                "factor",
                                Map.of(
                                        "target",
                                        ACCOUNT,
                                        "path",
                                        FACTOR,
                                        "demanded",
                                        false,
                                        "current",
                                        account.factor(),
                                        "factor",
                                        factor,
                                        "picture",
                                        QrCode.of(factor.uri()),
                                        "refusal",
                                        refusal)));
    }

    private Mono<ServerResponse> set(Visit visit) {
        return own.of(visit)
                .flatMap(account -> own.refusals()
                        .orShown(
                                visit,
                                answers.to(
                                        visit,
                                        shown(visit, account)
                                                .then(own.accounts()
                                                        .setFactor(
                                                                account.personId(),
                                                                new NewCode(
                                                                        visit.form()
                                                                                .text("secret"),
                                                                        visit.form()
                                                                                .text("totp")),
                                                                visit.secret()))),
                                codes -> codes(visit, codes),
                                refusal -> offer(visit, account, refusal)));
    }

    /** The factor that is replaced has to be shown, if there is one. */
    private Mono<Logins.Proof> shown(Visit visit, Account account) {
        return account.factor()
                ? logins.byFactor(account.personId(), visit.form().text("current"), visit.place(), "/current")
                : Mono.empty();
    }

    private Mono<ServerResponse> codes(Visit visit, List<String> codes) {
        return own.pages().show(visit, "recovery", Map.of("codes", codes, "target", ACCOUNT));
    }

    private Mono<ServerResponse> confirm(Visit visit, String path, Refusal refusal) {
        return own.pages()
                .show(
                        visit,
                        refusal.status(),
                        "confirm",
                        Map.of(
                                "path",
                                path,
                                "act",
                                path.equals(RECOVERY) ? "recovery" : "removal",
                                "refusal",
                                refusal));
    }

    private Mono<ServerResponse> renew(Visit visit) {
        return withFactor(visit)
                .flatMap(account -> own.refusals()
                        .orShown(
                                visit,
                                answers.to(
                                        visit,
                                        byCode(visit, account)
                                                .then(own.accounts().newRecoveryCodes(account.personId()))),
                                codes -> codes(visit, codes),
                                refusal -> confirm(visit, RECOVERY, refusal)));
    }

    private Mono<ServerResponse> remove(Visit visit) {
        return own.refusals()
                .orShown(
                        visit,
                        answers.to(visit, removable(visit).flatMap(account -> removed(visit, account))),
                        answer -> Doorway.to(answer.getFirst()),
                        refusal -> confirm(visit, REMOVAL, refusal));
    }

    private Mono<List<String>> removed(Visit visit, Account account) {
        return byCode(visit, account)
                .then(own.accounts().removeFactor(account.personId(), account.personId(), visit.secret()))
                .thenReturn(List.of(ACCOUNT + "?done=removed"));
    }

    private Mono<Logins.Proof> byCode(Visit visit, Account account) {
        return logins.byFactor(account.personId(), visit.form().text("totp"), visit.place(), "/totp");
    }
}
