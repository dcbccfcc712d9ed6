package jp.csirt.incident.domain.incident;

import java.util.ArrayList;
import java.util.List;
import jp.csirt.incident.domain.access.Post;
import jp.csirt.incident.domain.incident.DirectionCommand.GiveCisoInstruction;
import jp.csirt.incident.domain.incident.DirectionCommand.InvokeEmergencyPlan;
import jp.csirt.incident.domain.incident.DirectionCommand.OrderUsageInvestigation;
import jp.csirt.incident.domain.incident.DirectionCommand.RecordSystemStop;
import jp.csirt.incident.domain.incident.DirectionEvent.CisoInstructed;
import jp.csirt.incident.domain.incident.DirectionEvent.EmergencyPlanInvoked;
import jp.csirt.incident.domain.incident.DirectionEvent.SystemStopped;
import jp.csirt.incident.domain.incident.DirectionEvent.UsageInvestigationOrdered;
import jp.csirt.incident.domain.shared.Source;

/**
 * 統括・CISOの決定と指示の状態.
 *
 * @param instructed whom the CISO gave an instruction, as written
 */
@Source(document = "志免町 対策基準", clause = "7.2(2)")
public record DirectionTrack(List<String> instructed) {

    static final DirectionTrack NONE = new DirectionTrack(List.of());

    public DirectionTrack {
        instructed = List.copyOf(instructed);
    }

    /** 指名された職: whether the CISO's instructions in this incident name the post, which may then order an investigation. */
    public boolean names(Post post) {
        return instructed.stream().anyMatch(post::answersTo);
    }

    SystemStopped stop(RecordSystemStop command) {
        return new SystemStopped(
                command.incidentId(), command.act(), command.system(), command.stoppedAt(), command.restartedAt());
    }

    UsageInvestigationOrdered order(OrderUsageInvestigation command) {
        return new UsageInvestigationOrdered(command.incidentId(), command.act(), command.scope(), command.target());
    }

    CisoInstructed instruct(GiveCisoInstruction command) {
        return new CisoInstructed(command.incidentId(), command.act(), command.text(), command.to());
    }

    EmergencyPlanInvoked invoke(InvokeEmergencyPlan command) {
        return new EmergencyPlanInvoked(command.incidentId(), command.act(), command.planVersion());
    }

    DirectionTrack evolve(DirectionEvent event) {
        return switch (event) {
            case CisoInstructed e -> {
                var all = new ArrayList<>(instructed);
                e.to().forEach(addressee -> all.add(addressee.name()));
                yield new DirectionTrack(all);
            }
            case SystemStopped _, UsageInvestigationOrdered _, EmergencyPlanInvoked _ -> this;
        };
    }
}
