package jp.csirt.incident.domain.incident;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.csirt.incident.domain.assessment.Determination;
import jp.csirt.incident.domain.assessment.DeterminationPolicy;
import jp.csirt.incident.domain.assessment.DutyRules;
import jp.csirt.incident.domain.assessment.LevelPolicy;
import jp.csirt.incident.domain.assessment.LevelRule;
import jp.csirt.incident.domain.incident.AssessmentEvent.IncidentAssessed;
import jp.csirt.incident.domain.incident.AssessmentEvent.SituationConfirmed;
import jp.csirt.incident.domain.incident.ClosureEvent.IncidentClosed;
import jp.csirt.incident.domain.incident.ClosureEvent.IncidentReopened;
import jp.csirt.incident.domain.incident.CorrectionEvent.CorrectionApproved;
import jp.csirt.incident.domain.incident.LevelEvent.LevelLoweringProposed;
import jp.csirt.incident.domain.incident.LevelEvent.LevelRaised;
import jp.csirt.incident.domain.incident.ObligationEvent.DutiesDetermined;
import jp.csirt.incident.domain.incident.ReportingEvent.IncidentReported;
import jp.csirt.incident.domain.profile.PolicyProfile;
import jp.csirt.incident.domain.shared.Act;

/** 規則の帰結: what an act that brings facts makes of level and duties, recorded in the same commit. */
final class Consequences {

    private final IncidentState after;
    private final IncidentEvent cause;
    private final PolicyProfile profile;
    private final List<IncidentEvent> events = new ArrayList<>();

    private Consequences(IncidentState after, IncidentEvent cause, PolicyProfile profile) {
        this.after = after;
        this.cause = cause;
        this.profile = profile;
    }

    /** What follows from {@code cause}, after which the incident is in the state {@code after}. */
    static List<IncidentEvent> of(IncidentState after, IncidentEvent cause, PolicyProfile profile) {
        var consequences = new Consequences(after, cause, profile);
        consequences.level();
        consequences.duties();
        return consequences.events;
    }

    private void level() {
        int level = after.level();
        int n = after.levels().changes().size() + 1;
        Optional<LevelRule> rule = LevelPolicy.foremost(after.facts().now()).filter(r -> r.level() > level);
        rule.ifPresent(raising -> events.add(
                new LevelRaised(cause.incidentId(), act(), n, level, raising.level(), raising, raising.label())));
        if (cause instanceof IncidentAssessed assessed && assessed.level() < level) {
            events.add(new LevelLoweringProposed(
                    cause.incidentId(), act(), n, level, assessed.level(), assessed.reason()));
        }
    }

    private void duties() {
        FactsTrack facts = after.facts();
        DutyRules rules = profile.dutyRules(facts.organ(), facts.department());
        Determination determination = DeterminationPolicy.determine(facts.steps(), rules);
        var determined = new DutiesDetermined(
                cause.incidentId(), act(), facts.now(), rules, DeterminationPolicy.VERSION, determination.findings());
        if (!after.obligations().isDetermined(determined)) {
            events.add(determined);
        }
        events.addAll(after.obligations().follow(cause.incidentId(), act(), determination, facts.drill(), reason()));
    }

    private Act act() {
        return cause.act();
    }

    /** What the act itself says; a report speaks by its title. */
    private String reason() {
        return switch (cause) {
            case IncidentReported e -> e.report().title();
            case SituationConfirmed e -> e.situation().findings();
            case IncidentAssessed e -> e.reason();
            case IncidentReopened e -> e.reason();
            case IncidentClosed _ -> "完了";
            case CorrectionApproved e -> after.corrections().reasonOf(e.n());
            default -> throw new IllegalArgumentException("no facts in " + cause);
        };
    }
}
