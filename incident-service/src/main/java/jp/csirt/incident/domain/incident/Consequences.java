package jp.csirt.incident.domain.incident;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.csirt.incident.domain.assessment.Determination;
import jp.csirt.incident.domain.assessment.DeterminationPolicy;
import jp.csirt.incident.domain.assessment.DutyRules;
import jp.csirt.incident.domain.assessment.LevelPolicy;
import jp.csirt.incident.domain.assessment.LevelRule;
import jp.csirt.incident.domain.deadline.HolidayCalendar;
import jp.csirt.incident.domain.externalreport.ReportLimits;
import jp.csirt.incident.domain.incident.AssessmentEvent.IncidentAssessed;
import jp.csirt.incident.domain.incident.AssessmentEvent.SituationConfirmed;
import jp.csirt.incident.domain.incident.ClosureEvent.IncidentClosed;
import jp.csirt.incident.domain.incident.ClosureEvent.IncidentReopened;
import jp.csirt.incident.domain.incident.CorrectionEvent.CorrectionApproved;
import jp.csirt.incident.domain.incident.LevelEvent.LevelLowered;
import jp.csirt.incident.domain.incident.LevelEvent.LevelLoweringProposed;
import jp.csirt.incident.domain.incident.LevelEvent.LevelRaised;
import jp.csirt.incident.domain.incident.ObligationEvent.DutiesDetermined;
import jp.csirt.incident.domain.incident.PolicyScopeEvent.PolicyScopeDetermined;
import jp.csirt.incident.domain.incident.ReportingEvent.IncidentReported;
import jp.csirt.incident.domain.profile.PolicyProfile;
import jp.csirt.incident.domain.profile.PolicyScope;
import jp.csirt.incident.domain.shared.Act;

/** 規則の帰結: what an act that brings facts makes of level and duties, recorded in the same commit. */
final class Consequences {

    private final IncidentState after;
    private final IncidentEvent cause;
    private final PolicyProfile profile;
    private final ReportLimits limits;
    private final List<IncidentEvent> events = new ArrayList<>();
    private int level;

    private Consequences(IncidentState after, IncidentEvent cause, PolicyProfile profile, HolidayCalendar calendar) {
        this.after = after;
        this.cause = cause;
        this.profile = profile;
        this.limits = profile.reportLimits(calendar);
        this.level = after.level();
    }

    /** What follows from {@code cause}, after which the incident is in the state {@code after}. */
    static List<IncidentEvent> of(
            IncidentState after, IncidentEvent cause, PolicyProfile profile, HolidayCalendar calendar) {
        var consequences = new Consequences(after, cause, profile, calendar);
        switch (cause) {
            case LevelLoweringProposed _ -> {}
            case LevelEvent _ -> consequences.dueTimes();
            default -> {
                consequences.level();
                consequences.scope();
                consequences.duties();
            }
        }
        return consequences.events;
    }

    private void level() {
        int before = level;
        int n = after.levels().changes().size() + 1;
        Optional<LevelRule> rule = LevelPolicy.foremost(after.facts().now()).filter(r -> r.level() > before);
        rule.ifPresent(raising -> {
            level = raising.level();
            events.add(new LevelRaised(cause.incidentId(), act(), n, before, level, raising, raising.label()));
        });
        if (cause instanceof IncidentAssessed assessed && assessed.level() < before) {
            events.add(new LevelLoweringProposed(
                    cause.incidentId(), act(), n, before, assessed.level(), assessed.reason()));
        }
    }

    private void scope() {
        PolicyScope scope =
                profile.scope(after.facts().organ(), after.facts().now().zones());
        if (!scope.equals(after.scope())) {
            events.add(new PolicyScopeDetermined(cause.incidentId(), act(), scope));
        }
    }

    private void duties() {
        FactsTrack facts = after.facts();
        DutyRules rules = profile.dutyRules(facts.organ(), facts.department());
        Determination determination =
                DeterminationPolicy.determine(facts.steps(), rules, profile.furtherRecipients(facts.organ()));
        var determined = new DutiesDetermined(
                cause.incidentId(), act(), facts.now(), rules, DeterminationPolicy.VERSION, determination.findings());
        if (!after.obligations().isDetermined(determined)) {
            events.add(determined);
        }
        List<ObligationEvent> changes =
                DutyChanges.of(determination, facts.now(), after.obligations(), recorder(), reason());
        events.addAll(changes);
        if (cause instanceof IncidentClosed) {
            ObligationTrack left = after.obligations();
            for (ObligationEvent change : changes) {
                left = left.evolve(change);
            }
            events.addAll(FurtherReports.ended(left, after.disclosure(), recorder(), reason()));
        }
        if (cause instanceof IncidentReopened) {
            events.addAll(FurtherReports.reopened(after.obligations(), recorder(), reason()));
        }
    }

    /** 期限 of the timetable follow the level. */
    private void dueTimes() {
        events.addAll(DutyChanges.ofLevel(after.obligations(), recorder(), reason()));
    }

    private DutyRecorder recorder() {
        return new DutyRecorder(cause.incidentId(), act(), level, after.facts().drill(), limits);
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
            case LevelRaised e -> e.reason();
            case LevelLowered e -> "被害レベルを%dに下げた".formatted(e.to());
            default -> throw new IllegalArgumentException("no facts in " + cause);
        };
    }
}
