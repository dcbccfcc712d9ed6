package jp.csirt.incident.api.console.session;

import java.util.UUID;
import java.util.function.Predicate;
import jp.csirt.incident.api.console.frame.Pages;
import jp.csirt.incident.api.console.frame.Refusal;
import jp.csirt.incident.api.console.frame.Visit;
import jp.csirt.incident.api.problem.ApiProblem;
import jp.csirt.incident.api.security.Accounts;
import jp.csirt.incident.api.security.Accounts.Account;
import reactor.core.publisher.Mono;

/** 本人の利用者: what the pages about one's own account are made with. */
public record OwnAccount(Pages pages, Accounts accounts, Refusal.Reader refusals) {

    /** Whose it is. */
    static UUID person(Visit visit) {
        return visit.caller().personId();
    }

    /** The account with a password. Errors: 404 where the person comes in another way. */
    Mono<Account> withPassword(Visit visit) {
        return with(visit, Account::password);
    }

    /** The account that proves its person here, by whatever. Errors: 404 where the person comes in another way alone. */
    Mono<Account> of(Visit visit) {
        return with(visit, account -> account.password() || account.factor());
    }

    private Mono<Account> with(Visit visit, Predicate<Account> wanted) {
        return accounts.of(person(visit)).filter(wanted).switchIfEmpty(Mono.error(ApiProblem::notFound));
    }
}
