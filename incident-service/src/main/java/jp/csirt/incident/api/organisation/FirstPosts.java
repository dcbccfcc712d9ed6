package jp.csirt.incident.api.organisation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.function.Supplier;
import jp.csirt.incident.domain.access.Caller;
import jp.csirt.incident.domain.access.Permission;
import jp.csirt.incident.domain.access.Post;
import jp.csirt.incident.domain.access.Role;
import jp.csirt.incident.domain.deadline.TokyoTime;
import jp.csirt.incident.domain.organisation.OrganisationState;

/** 最初の任命: until the body has a 統括, the administrator appoints; from then on the 統括 does. */
public record FirstPosts(Supplier<OrganisationState> organisation, Clock clock) {

    /** Whether nobody is the 統括 of the whole body on the day. */
    static boolean areOpen(OrganisationState organisation, LocalDate on) {
        return organisation.posts().holders(Post.of(Role.OVERALL_MANAGER), on).isEmpty();
    }

    /** Whether nobody is the 統括 of the whole body today. */
    public boolean areOpen() {
        return areOpen(organisation.get(), TokyoTime.dateOf(clock.instant()));
    }

    /** Whether they are the caller's to give today. */
    public boolean areOf(Caller caller) {
        return Permission.ASSIGN_FIRST_POSTS.grantedTo(caller).isPresent() && areOpen();
    }
}
