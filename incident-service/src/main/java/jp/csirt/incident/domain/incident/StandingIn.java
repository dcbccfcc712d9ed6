package jp.csirt.incident.domain.incident;

import jp.csirt.incident.domain.access.Post;
import jp.csirt.incident.domain.access.Role;
import jp.csirt.incident.domain.incident.ReportingEvent.ReportedInternally;
import jp.csirt.incident.domain.shared.Act;
import jp.csirt.incident.domain.shared.Actor;
import jp.csirt.incident.domain.shared.Source;

/** 代行の後追い確認: when the holder of a post knows of what was done in his or her place. */
@Source(document = "requirements", clause = "B.3")
public final class StandingIn {

    private StandingIn() {}

    /**
     * Whether a later event shows that the holder knows of the act: the holder acts in person, or, the CISO, is told. A report that
     * somebody else took in the CISO's place shows nothing.
     *
     * @param act one that was done for the holder of a post
     */
    public static boolean isKnownBy(IncidentEvent later, Act act) {
        String actingFor = act.actor().actingFor();
        Actor actor = later.act().actor();
        boolean since = !later.act().occurredAt().isBefore(act.occurredAt());
        boolean inPerson = actor.actingFor() == null && actingFor != null && actingFor.equals(actor.post());
        return since && (inPerson || (isForCiso(act) && isToldToCiso(later)));
    }

    /** Whether it was done in the place of the CISO. */
    public static boolean isForCiso(Act act) {
        String actingFor = act.actor().actingFor();
        return actingFor != null
                && Post.parse(actingFor)
                        .filter(post -> post.role() == Role.CISO)
                        .isPresent();
    }

    private static boolean isToldToCiso(IncidentEvent later) {
        return later instanceof ReportedInternally told
                && told.to() == InternalRecipient.CISO
                && told.report() != null
                && told.takenBy() == null;
    }
}
