package jp.csirt.incident.api.console.act;

import jp.csirt.incident.api.console.act.Offers.Act;
import jp.csirt.incident.api.console.frame.InnerApi;
import jp.csirt.incident.api.console.frame.Pages;
import jp.csirt.incident.api.console.frame.Refusal;
import jp.csirt.incident.api.console.frame.Visit;
import jp.csirt.incident.api.problem.ApiProblem;
import reactor.core.publisher.Mono;

/** 道具: what every page about an incident is made with. */
public record Tools(Pages pages, InnerApi api, Offers offers, Refusal.Reader refusals) {

    /** What is known of the incident in the path. Errors: 404 out of sight. */
    public Mono<Known> known(Visit visit) {
        return Known.of(visit, api, offers);
    }

    /** The same for somebody who may do the act. Errors: 404 first, then 403. */
    public Mono<Known> toDo(Visit visit, Act act) {
        return known(visit).doOnNext(known -> {
            if (!known.offered().has(act)) {
                throw ApiProblem.forbidden();
            }
        });
    }
}
