package jp.csirt.incident.domain.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import jp.csirt.incident.domain.assessment.Facts;
import jp.csirt.incident.domain.assessment.Knowledge;
import jp.csirt.incident.domain.incident.AssessmentEvent.IncidentAssessed;
import jp.csirt.incident.domain.incident.AssessmentEvent.SituationConfirmed;
import jp.csirt.incident.domain.incident.ClosureEvent.IncidentClosed;
import jp.csirt.incident.domain.incident.ClosureEvent.IncidentReopened;
import jp.csirt.incident.domain.incident.PersonnelEvent.PersonnelActionRecorded;
import jp.csirt.incident.domain.incident.ReportingEvent.IncidentReported;
import jp.csirt.incident.domain.report.AffectedSystem;
import jp.csirt.incident.domain.report.PersonalData;
import jp.csirt.incident.domain.report.Report;
import jp.csirt.incident.domain.report.Zone;
import jp.csirt.incident.domain.shared.Act;
import jp.csirt.incident.domain.shared.TriState;
import org.jspecify.annotations.Nullable;

/**
 * 知られた事実: what the body knew of the incident, step by step, and what never changes of it.
 *
 * @param implicated 当事者, whose own awareness starts no limit: named by the report, or by the 職員の処置 since
 * @param steps oldest first, never empty
 */
record FactsTrack(
        String organ, @Nullable String department, boolean drill, Set<UUID> implicated, List<Knowledge> steps) {

    FactsTrack {
        implicated = Set.copyOf(implicated);
        steps = List.copyOf(steps);
    }

    static FactsTrack of(IncidentReported reported) {
        Report report = reported.report();
        var facts = new Facts(
                report.personalData(),
                report.category(),
                zones(report.systems()),
                report.impact(),
                report.crimePossible(),
                TriState.UNKNOWN,
                null);
        var none = new FactsTrack(
                report.organ(),
                report.department(),
                report.drill(),
                Set.copyOf(report.implicatedPersonIds()),
                List.of());
        return none.and(facts, report.personalData(), none.aware(reported.act(), report.awareAt()));
    }

    /** The earliest time at which any of it was known. */
    Instant firstAwareAt() {
        return steps.stream()
                .map(Knowledge::awareAt)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** All that is known now. */
    Facts now() {
        return steps.getLast().facts();
    }

    /** The facts after one more event; {@code level} is the one in force. */
    FactsTrack after(IncidentEvent event, int level) {
        return switch (event) {
            case SituationConfirmed e -> confirmed(e);
            case IncidentAssessed e -> assessed(e);
            case IncidentClosed e -> and(closed(level), e.act());
            case IncidentReopened e -> and(reopened(), e.act());
            case PersonnelActionRecorded e -> concerning(e.personId());
            default -> this;
        };
    }

    /** Whom 職員の処置 concern is implicated from then on; an erased name, or none, tells of nobody. */
    private FactsTrack concerning(@Nullable String personId) {
        Set<UUID> all = new HashSet<>(implicated);
        try {
            all.add(UUID.fromString(Objects.requireNonNullElse(personId, "")));
        } catch (IllegalArgumentException _) {
            return this;
        }
        return new FactsTrack(organ, department, drill, all, steps);
    }

    private FactsTrack confirmed(SituationConfirmed event) {
        Situation situation = event.situation();
        Facts before = now();
        PersonalData stated = Objects.requireNonNullElse(situation.personalData(), PersonalData.UNSTATED);
        var facts = new Facts(
                before.personalData().replacedBy(stated),
                before.category(),
                situation.systems() == null ? before.zones() : zones(situation.systems()),
                situation.impact() == null ? before.impact() : before.impact().replacedBy(situation.impact()),
                Objects.requireNonNullElse(situation.crimePossible(), before.crimePossible()),
                before.confirmed(),
                before.closedLevel());
        return and(facts, stated, aware(event.act(), situation.awareAt()));
    }

    private FactsTrack assessed(IncidentAssessed event) {
        Facts before = now();
        TriState confirmed = event.verdict().confirmsIncident() ? TriState.YES : TriState.NO;
        return and(
                new Facts(
                        before.personalData(),
                        event.category(),
                        before.zones(),
                        before.impact(),
                        before.crimePossible(),
                        confirmed,
                        null),
                event.act());
    }

    private Facts closed(int level) {
        Facts before = now();
        return new Facts(
                before.personalData(),
                before.category(),
                before.zones(),
                before.impact(),
                before.crimePossible(),
                before.confirmed(),
                before.confirmed() == TriState.YES ? level : null);
    }

    /** 再開後: the incident waits for a new assessment; what was reported as confirmed stays so until then. */
    private Facts reopened() {
        Facts before = now();
        return new Facts(
                before.personalData(),
                before.category(),
                before.zones(),
                before.impact(),
                before.crimePossible(),
                before.confirmed() == TriState.YES ? TriState.YES : TriState.UNKNOWN,
                null);
    }

    /** An implicated person's own awareness does not count; what he or she records reaches the body with the act. */
    private Instant aware(Act act, Instant awareAt) {
        return implicated.contains(act.actor().personId()) ? act.occurredAt() : awareAt;
    }

    private FactsTrack and(Facts facts, Act act) {
        return and(facts, PersonalData.UNSTATED, act.occurredAt());
    }

    private FactsTrack and(Facts facts, PersonalData stated, Instant awareAt) {
        var all = new ArrayList<>(steps);
        all.add(new Knowledge(facts, stated, awareAt));
        return new FactsTrack(organ, department, drill, implicated, all);
    }

    private static List<Zone> zones(List<AffectedSystem> systems) {
        return systems.stream()
                .map(AffectedSystem::zone)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }
}
