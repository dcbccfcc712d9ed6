package jp.csirt.incident.domain.watch;

import java.util.stream.Stream;
import jp.csirt.incident.domain.access.Post;
import jp.csirt.incident.domain.access.Role;
import jp.csirt.incident.domain.incident.ClosingGuards;
import jp.csirt.incident.domain.incident.ClosureEvent.ClosureProposed;
import jp.csirt.incident.domain.incident.IncidentState;
import jp.csirt.incident.domain.shared.Source;

/** 完了の提案: left to be done once nothing but the proposal stands against closing. */
@Source(document = "requirements", clause = "A.1, B.2")
final class Closing {

    private Closing() {}

    /** The proposal, where it is due. */
    static Stream<OpenMatter> proposal(IncidentHistory history, IncidentState state) {
        return !state.closed() && isAllThatIsLeft(history, state)
                ? Stream.of(new OpenMatter(
                        Post.of(Role.CSIRT_LEAD),
                        Matter.STEP_CLOSING,
                        Topic.INCIDENT,
                        "",
                        history.facts().getLast().recordedAt(),
                        null))
                : Stream.of();
    }

    private static boolean isAllThatIsLeft(IncidentHistory history, IncidentState state) {
        var proposed = new ClosureProposed(
                history.reported().incidentId(), history.events().getLast().act(), "");
        return !ClosingGuards.unmet(state).isEmpty()
                && ClosingGuards.unmet(state.evolve(proposed)).isEmpty();
    }
}
