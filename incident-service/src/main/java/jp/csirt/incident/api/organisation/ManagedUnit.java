package jp.csirt.incident.api.organisation;

import java.time.Clock;
import java.util.function.BiFunction;
import jp.csirt.incident.api.problem.ApiProblem;
import jp.csirt.incident.api.web.Call;
import jp.csirt.incident.domain.access.Permission;
import jp.csirt.incident.domain.access.Post;
import jp.csirt.incident.domain.deadline.TokyoTime;
import jp.csirt.incident.read.organisation.OrganisationRecord;
import org.jspecify.annotations.Nullable;

/**
 * 統括の範囲: an OVERALL_MANAGER changes what lies within the own unit, the one of the whole body everything. Until the body has
 * one, the administrator makes the first appointments.
 *
 * @param permission what a manager needs
 * @param unit the unit a request concerns; null for the whole body
 * @param first what the administrator needs before there is a manager; null where nobody stands in
 */
record ManagedUnit<R>(
        Permission permission,
        BiFunction<Call, R, @Nullable String> unit,
        @Nullable Permission first,
        Clock clock) implements ChangeEndpoint.Allowed<R> {

    @Override
    public void atAll(Call call, OrganisationRecord organisation) {
        call.permitted(needed(organisation));
    }

    @Override
    public Post exactly(Call call, OrganisationRecord organisation, R request) {
        Permission needed = needed(organisation);
        if (needed != permission) {
            return call.permitted(needed);
        }
        String concerned = unit.apply(call, request);
        return call.caller().posts().stream()
                .filter(post -> permission.roles().contains(post.role()))
                .filter(post -> post.unit() == null
                        || organisation.state().units().upwards(concerned).contains(post.unit()))
                .findFirst()
                .orElseThrow(ApiProblem::forbidden);
    }

    private Permission needed(OrganisationRecord organisation) {
        boolean managed = !FirstPosts.areOpen(organisation.state(), TokyoTime.dateOf(clock.instant()));
        return first == null || managed ? permission : first;
    }
}
