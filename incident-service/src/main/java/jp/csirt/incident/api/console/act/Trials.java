package jp.csirt.incident.api.console.act;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.csirt.incident.domain.deadline.TokyoTime;
import jp.csirt.incident.domain.incident.AssessmentEvent.IncidentAssessed;
import jp.csirt.incident.domain.incident.ClosureEvent.ClosureProposed;
import jp.csirt.incident.domain.incident.ClosureEvent.IncidentReopened;
import jp.csirt.incident.domain.incident.CorrectionEvent.CorrectionProposed;
import jp.csirt.incident.domain.incident.DecisionResult;
import jp.csirt.incident.domain.incident.DirectionEvent.CisoInstructed;
import jp.csirt.incident.domain.incident.DirectionEvent.EmergencyPlanInvoked;
import jp.csirt.incident.domain.incident.DirectionEvent.UsageInvestigationOrdered;
import jp.csirt.incident.domain.incident.DisclosureDecision;
import jp.csirt.incident.domain.incident.DisclosureEvent.DisclosureDecided;
import jp.csirt.incident.domain.incident.DisclosureEvent.DisclosureProposed;
import jp.csirt.incident.domain.incident.DisclosureResult;
import jp.csirt.incident.domain.incident.EffectCheck;
import jp.csirt.incident.domain.incident.ErasureEvent.ErasureProposed;
import jp.csirt.incident.domain.incident.ExceptionDecision;
import jp.csirt.incident.domain.incident.ExceptionEvent.EmergencyExceptionReported;
import jp.csirt.incident.domain.incident.ExceptionEvent.ExceptionDecided;
import jp.csirt.incident.domain.incident.ExceptionEvent.ExceptionRequested;
import jp.csirt.incident.domain.incident.ExternalReportEvent.ExternalReportApproved;
import jp.csirt.incident.domain.incident.ExternalReportEvent.ExternalReportDrafted;
import jp.csirt.incident.domain.incident.ExternalReportEvent.ExternalReportSubmitted;
import jp.csirt.incident.domain.incident.ExternalReportEvent.ReportWaived;
import jp.csirt.incident.domain.incident.ExternalReportEvent.WaiverProposed;
import jp.csirt.incident.domain.incident.FieldValue;
import jp.csirt.incident.domain.incident.IncidentEvent;
import jp.csirt.incident.domain.incident.IncidentId;
import jp.csirt.incident.domain.incident.LateralCheckEvent.LateralCheckAnswered;
import jp.csirt.incident.domain.incident.LateralResult;
import jp.csirt.incident.domain.incident.LevelEvent.LevelLoweringProposed;
import jp.csirt.incident.domain.incident.LevelEvent.LevelRaised;
import jp.csirt.incident.domain.incident.PreventionEvent.MeasureImplemented;
import jp.csirt.incident.domain.incident.PreventionEvent.MeasureVerified;
import jp.csirt.incident.domain.incident.PreventionEvent.PreventionDecided;
import jp.csirt.incident.domain.incident.PreventionEvent.PreventionProposed;
import jp.csirt.incident.domain.incident.ReportTarget;
import jp.csirt.incident.domain.incident.SubjectNotificationDecision;
import jp.csirt.incident.domain.incident.SubjectNotificationEvent.SubjectNotificationDecided;
import jp.csirt.incident.domain.incident.SubjectNotificationEvent.SubjectNotificationProposed;
import jp.csirt.incident.domain.incident.SubjectNotificationResult;
import jp.csirt.incident.domain.incident.Submission;
import jp.csirt.incident.domain.incident.SubmissionChannel;
import jp.csirt.incident.domain.incident.Verdict;
import jp.csirt.incident.domain.shared.Act;
import jp.csirt.incident.domain.shared.Actor;
import jp.csirt.incident.domain.watch.IncidentHistory;

/** 行為の試し: what each act that tells somebody would record of this incident. Texts play no part in whom it tells. */
final class Trials {

    private static final int HIGHEST = 3;
    private static final String OBLIGATION = "obligations/{obligationId}/";

    /** Acts that tell those whom their form names. */
    private static final Set<String> NAMING = Set.of(
            "containment-instructions",
            "recovery-instructions",
            "lateral-checks",
            "ciso-instructions",
            "prevention-plans/{n}/decision",
            "measures/{measureId}/carry-over");

    private final IncidentHistory history;
    private final IncidentId id;
    private final Act act;
    private final Map<String, String> variables;

    private Trials(IncidentHistory history, Act act, Map<String, String> variables) {
        this.history = history;
        this.id = history.reported().incidentId();
        this.act = act;
        this.variables = variables;
    }

    /** Whether the act tells whom its form names. */
    static boolean names(String path) {
        return NAMING.contains(path);
    }

    /**
     * What the act may record, one for each case in which others are told.
     *
     * @param path below the incident, as the API writes it
     * @param variables what stands in the places of the path
     */
    static List<Trial> of(
            String path, IncidentHistory history, UUID person, Instant now, Map<String, String> variables) {
        return new Trials(history, new Act(new Actor(person, null, null), now), variables)
                .of(path)
                .toList();
    }

    private Stream<Trial> of(String path) {
        return switch (path) {
            case "assessments" ->
                IntStream.rangeClosed(0, HIGHEST).mapToObj(level -> new Trial("assessed." + level, assessed(level)));
            case "level-changes" -> levels();
            case "lateral-checks/{checkId}/answer" -> when("found", "checkId", this::found);
            case "usage-investigations" -> always(new UsageInvestigationOrdered(id, act, "", ""));
            case "ciso-instructions" -> Stream.of(new Trial("unnamed", new CisoInstructed(id, act, "", List.of())));
            case "emergency-plan" -> always(new EmergencyPlanInvoked(id, act, ""));
            case "disclosure-proposal" -> always(new DisclosureProposed(id, act, disclosure()));
            case "disclosure-decision" -> always(new DisclosureDecided(id, act, disclosure(), null));
            case "subject-notification-proposal" -> always(new SubjectNotificationProposed(id, act, telling()));
            case "subject-notification-decision" -> always(new SubjectNotificationDecided(id, act, telling(), null));
            case "prevention-plans" -> always(new PreventionProposed(id, act, 1, List.of()));
            case "prevention-plans/{n}/decision" -> Stream.of(new Trial("returned", returned()));
            case "measures/{measureId}/implementation" ->
                when("always", "measureId", measure -> new MeasureImplemented(id, act, measure, ""));
            case "measures/{measureId}/verification" -> when("ineffective", "measureId", this::ineffective);
            case "exceptions" -> always(requested());
            case "exceptions/{n}/decision" ->
                number()
                        .map(n -> new ExceptionDecided(id, act, n, ExceptionDecision.APPROVED, "", null))
                        .map(event -> new Trial("always", event))
                        .stream();
            case "exceptions/{n}/after-report" -> always(new EmergencyExceptionReported(id, act, 1, ""));
            case "corrections" -> always(correction());
            case "closure-proposal" -> always(new ClosureProposed(id, act, ""));
            case "reopening" -> always(new IncidentReopened(id, act, ""));
            case "erasure-proposal" -> always(new ErasureProposed(id, act, ""));
            default -> path.startsWith(OBLIGATION) ? report(path.substring(OBLIGATION.length())) : Stream.of();
        };
    }

    private static Stream<Trial> always(IncidentEvent event) {
        return Stream.of(new Trial("always", event));
    }

    /** What is done to one of several things; nothing where the path names none. */
    private Stream<Trial> when(String when, String thing, Function<UUID, IncidentEvent> event) {
        return named(thing).map(event).map(recorded -> new Trial(when, recorded)).stream();
    }

    private Optional<UUID> named(String thing) {
        try {
            return Optional.of(UUID.fromString(variables.getOrDefault(thing, "")));
        } catch (IllegalArgumentException _) { // the act itself says so
            return Optional.empty();
        }
    }

    private Optional<Integer> number() {
        String n = variables.getOrDefault("n", "");
        return n.matches("[1-9][0-9]{0,8}") ? Optional.of(Integer.valueOf(n)) : Optional.empty();
    }

    private int level() {
        return history.state().level();
    }

    private IncidentEvent assessed(int level) {
        return new IncidentAssessed(
                id, act, 1, Verdict.INCIDENT, level, history.report().category(), "");
    }

    private Stream<Trial> levels() {
        int now = level();
        Stream<Trial> lowered = now == 0
                ? Stream.of()
                : Stream.of(new Trial("lowered", new LevelLoweringProposed(id, act, 1, now, now - 1, "")));
        return Stream.concat(
                lowered,
                IntStream.rangeClosed(now + 1, HIGHEST)
                        .mapToObj(to -> new Trial("raised." + to, new LevelRaised(id, act, 1, now, to, null, ""))));
    }

    private IncidentEvent found(UUID check) {
        return new LateralCheckAnswered(id, act, check, LateralResult.FOUND, "");
    }

    private static DisclosureDecision disclosure() {
        return new DisclosureDecision(DisclosureResult.PUBLIC, null, null, null, null);
    }

    private static SubjectNotificationDecision telling() {
        return new SubjectNotificationDecision(SubjectNotificationResult.REQUIRED, "");
    }

    private IncidentEvent returned() {
        return new PreventionDecided(id, act, 1, DecisionResult.RETURNED, "", List.of(), null, null);
    }

    private IncidentEvent ineffective(UUID measure) {
        return new MeasureVerified(id, act, measure, EffectCheck.INEFFECTIVE, "");
    }

    private IncidentEvent requested() {
        return new ExceptionRequested(id, act, 1, "", "", TokyoTime.dateOf(act.occurredAt()), false);
    }

    private IncidentEvent correction() {
        var nothing = new FieldValue(null, null, null);
        return new CorrectionProposed(id, act, 1, 0, "", nothing, nothing, "");
    }

    private Stream<Trial> report(String work) {
        return named("obligationId")
                .flatMap(duty -> history.state().obligations().find(duty))
                .map(duty -> new ReportTarget(
                        duty.obligationId(),
                        duty.duty().recipient(),
                        duty.duty().stage()))
                .stream()
                .flatMap(target -> report(work, target));
    }

    private Stream<Trial> report(String work, ReportTarget target) {
        return switch (work) {
            case "draft" -> always(new ExternalReportDrafted(id, act, target, null));
            case "approval" -> always(new ExternalReportApproved(id, act, target, null));
            case "submission" -> always(new ExternalReportSubmitted(id, act, target, submission(), null));
            case "waiver-proposal" -> always(new WaiverProposed(id, act, target, ""));
            case "waiver" -> always(new ReportWaived(id, act, target, null, null));
            default -> Stream.of();
        };
    }

    private static Submission submission() {
        return new Submission(SubmissionChannel.OTHER, null, false, null);
    }
}
