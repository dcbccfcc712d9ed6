package jp.csirt.incident.domain.watch;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.csirt.incident.domain.incident.AssessmentEvent.IncidentAssessed;
import jp.csirt.incident.domain.incident.ContainmentEvent.ContainmentInstructed;
import jp.csirt.incident.domain.incident.CorrectionEvent.CorrectionProposed;
import jp.csirt.incident.domain.incident.ExceptionEvent.EmergencyExceptionReported;
import jp.csirt.incident.domain.incident.ExceptionEvent.ExceptionRequested;
import jp.csirt.incident.domain.incident.IncidentEvent;
import jp.csirt.incident.domain.incident.IncidentId;
import jp.csirt.incident.domain.incident.IncidentState;
import jp.csirt.incident.domain.incident.LateralCheck;
import jp.csirt.incident.domain.incident.LateralCheckEvent.LateralCheckConsidered;
import jp.csirt.incident.domain.incident.LevelEvent.LevelLoweringProposed;
import jp.csirt.incident.domain.incident.PreventionEvent.PreventionProposed;
import jp.csirt.incident.domain.incident.RecoveryEvent.RecoveryInstructed;
import jp.csirt.incident.domain.shared.Source;
import jp.csirt.incident.domain.timetable.StepRun;
import org.jspecify.annotations.Nullable;

/** 対象の割出し: which of several things of an incident its steps, duties, measures and requests are about. */
@Source(document = "requirements", clause = "C.3, D.3")
public final class Topics {

    private final IncidentHistory history;
    private final IncidentState state;
    private final List<StepRun> steps;

    /** What each notification of an act was about; made when the first one is asked for. */
    private @Nullable Map<UUID, Topic> acts;

    /**
     * The topics of one incident.
     *
     * @param steps its own, open or not
     */
    public Topics(IncidentHistory history, IncidentState state, List<StepRun> steps) {
        this.history = history;
        this.state = state;
        this.steps = List.copyOf(steps);
    }

    /** What was asked is about this. */
    public Topic of(NotificationRequested asked) {
        if (asked.step() != null) {
            return run(asked).map(this::of).orElse(Topic.INCIDENT);
        }
        if (asked.obligationId() != null) {
            return duty(asked.obligationId());
        }
        return asked.measureId() == null
                ? acts().getOrDefault(asked.notificationId(), Topic.INCIDENT)
                : measure(asked.measureId());
    }

    /** 同じ求め: alike where the very same is asked again because nobody confirmed it. */
    public List<Object> request(NotificationRequested asked) {
        Topic about = of(asked);
        if (asked.step() != null) {
            Optional<StepRun> run = run(asked);
            return List.of(asked.what(), about, run.isPresent() ? run.get().from() : asked.notificationId());
        }
        return List.of(asked.what(), about.id().isEmpty() ? asked.notificationId() : about);
    }

    /** What a step is about. */
    Topic of(StepRun step) {
        String about = step.about();
        if (about == null) {
            return Topic.INCIDENT;
        }
        return switch (step.step()) {
            case CONTAINMENT -> Topic.numbered(Integer.parseInt(about), instructed(about));
            case LATERAL_ANSWER -> Topic.of(UUID.fromString(about), system(about));
            case CISO_DECISION -> new Topic(about, "");
            case MEASURE -> measure(UUID.fromString(about));
            case FIRST_REPORT, FOLLOW_UP_REPORT, PPC_PRELIMINARY, PPC_FINAL -> duty(UUID.fromString(about));
            case REPORT,
                    RECEIPT,
                    OVERALL_MANAGER_REPORT,
                    CISO_REPORT_BY_MANAGER,
                    ASSESSMENT,
                    CISO_REPORT,
                    CONTAINMENT_INSTRUCTION,
                    LATERAL_CHECK,
                    POLICE,
                    PPC_DETERMINATION,
                    SUBJECT_DECISION,
                    DISCLOSURE_DECISION,
                    EVIDENCE,
                    VENDOR_REQUEST,
                    CAUSE_HYPOTHESIS,
                    CAUSE,
                    PREVENTION_REPORT,
                    CLOSING,
                    LEVEL_ZERO -> new Topic(about, "");
        };
    }

    /** The duty with that id. */
    Topic duty(UUID obligationId) {
        return state.obligations()
                .find(obligationId)
                .map(found -> Topic.duty(
                        obligationId, found.duty().recipient(), found.duty().stage()))
                .orElseGet(() -> new Topic(obligationId.toString(), ""));
    }

    private Topic measure(UUID measureId) {
        return Measure.allIn(history.facts()).stream()
                .filter(measure -> measure.id().equals(measureId))
                .map(Measure::topic)
                .findFirst()
                .orElseGet(() -> new Topic(measureId.toString(), ""));
    }

    private Optional<StepRun> run(NotificationRequested asked) {
        return steps.stream().filter(step -> StepNotices.isOf(step, asked)).findFirst();
    }

    private String instructed(String n) {
        return history.events().stream()
                .filter(event -> event instanceof ContainmentInstructed e
                        && Integer.toString(e.n()).equals(n))
                .map(event -> ((ContainmentInstructed) event).instruction().measures())
                .findFirst()
                .orElse("");
    }

    private String system(String checkId) {
        return history.events().stream()
                .flatMap(event -> event instanceof LateralCheckConsidered e ? e.checks().stream() : Stream.of())
                .filter(check -> check.checkId().toString().equals(checkId))
                .map(LateralCheck::system)
                .findFirst()
                .orElse("");
    }

    private Map<UUID, Topic> acts() {
        if (acts == null) {
            var all = new HashMap<UUID, Topic>();
            history.facts().forEach(fact -> asks(fact.event()).forEach(ask -> ask.in(fact, this, all)));
            history.events().forEach(event -> ended(event, all));
            Awaited.asked(history).forEach(matter -> put(Awaited.mark(matter), matter.about(), all));
            acts = all;
        }
        return acts;
    }

    /** 例外措置 whose time is over. */
    private void ended(IncidentEvent event, Map<UUID, Topic> all) {
        if (event instanceof ExceptionRequested exception) {
            put(ExceptionNotices.mark(exception), of(exception), all);
        }
    }

    /** Under every id that a post of the incident, or of an organ whose rules apply too, was asked by. */
    private void put(String mark, Topic about, Map<UUID, Topic> all) {
        IncidentId id = history.reported().incidentId();
        all.put(Notice.idOf(id, mark), about);
        state.scope().route().forEach(organ -> all.put(Notice.idOf(id, Chains.beside(mark, organ)), about));
    }

    /** What an act asks, where that is about one of several things. */
    private static Stream<Of> asks(IncidentEvent event) {
        return switch (event) {
            case IncidentAssessed e -> Stream.of(new Of(0, Matter.APPROVE_ASSESSMENT, Topic.numbered(e.n(), "")));
            case LevelLoweringProposed e -> Stream.of(new Of(0, Matter.APPROVE_LEVEL_LOWERING, of(e)));
            case ContainmentInstructed e ->
                Stream.of(new Of(
                        0, Matter.CONTAIN, Topic.numbered(e.n(), e.instruction().measures())));
            case RecoveryInstructed e ->
                Stream.of(new Of(
                        0, Matter.RECOVER, Topic.numbered(e.n(), e.instruction().measures())));
            case LateralCheckConsidered e -> checks(e.checks());
            case PreventionProposed e -> Stream.of(new Of(0, Matter.DECIDE_PREVENTION, Topic.numbered(e.n(), "")));
            case ExceptionRequested e -> Stream.of(new Of(0, Matter.DECIDE_EXCEPTION, of(e)));
            case EmergencyExceptionReported e ->
                Stream.of(new Of(0, Matter.CONFIRM_EMERGENCY_EXCEPTION, Topic.numbered(e.n(), e.text())));
            case CorrectionProposed e -> Stream.of(new Of(0, Matter.APPROVE_CORRECTION, of(e)));
            default -> Stream.of();
        };
    }

    private static Stream<Of> checks(List<LateralCheck> checks) {
        return IntStream.range(0, checks.size())
                .mapToObj(at -> new Of(
                        at,
                        Matter.ANSWER_LATERAL_CHECK,
                        Topic.of(checks.get(at).checkId(), checks.get(at).system())));
    }

    static Topic of(LevelLoweringProposed proposed) {
        return Topic.numbered(proposed.n(), "レベル%dから%dへ".formatted(proposed.from(), proposed.to()));
    }

    static Topic of(ExceptionRequested requested) {
        return Topic.numbered(requested.n(), requested.what());
    }

    static Topic of(CorrectionProposed proposed) {
        return Topic.numbered(proposed.n(), proposed.reason());
    }

    /** The ask of an act at its place among those of the act. */
    private record Of(int index, Matter what, Topic about) {

        void in(RecordedFact fact, Topics topics, Map<UUID, Topic> all) {
            topics.put(Ask.mark(fact, index, what), about, all);
        }
    }
}
