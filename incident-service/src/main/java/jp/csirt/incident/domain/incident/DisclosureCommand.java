package jp.csirt.incident.domain.incident;

import jp.csirt.incident.domain.duties.DutyOverride;
import jp.csirt.incident.domain.shared.Act;
import org.jspecify.annotations.Nullable;

/** 報道・公表への命令. */
public sealed interface DisclosureCommand extends IncidentCommand {

    /** 公表の案を作る. */
    record ProposeDisclosure(IncidentId incidentId, Act act, DisclosureDecision proposal)
            implements DisclosureCommand {}

    /** 公表するかどうかを判断する. */
    record DecideDisclosure(
            IncidentId incidentId,
            Act act,
            DisclosureDecision decision,
            @Nullable DutyOverride override) implements DisclosureCommand {}

    /** 公表を記録する. */
    record Disclose(IncidentId incidentId, Act act, Disclosure disclosure) implements DisclosureCommand {}
}
