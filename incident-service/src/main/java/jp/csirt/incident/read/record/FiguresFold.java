package jp.csirt.incident.read.record;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import jp.csirt.incident.domain.deadline.Due;
import jp.csirt.incident.domain.incident.AssessmentEvent.IncidentAssessed;
import jp.csirt.incident.domain.incident.ClosureEvent.IncidentClosed;
import jp.csirt.incident.domain.incident.ClosureEvent.IncidentReopened;
import jp.csirt.incident.domain.incident.ContainmentEvent;
import jp.csirt.incident.domain.incident.ContainmentEvent.ContainmentExecuted;
import jp.csirt.incident.domain.incident.ContainmentEvent.ContainmentInstructed;
import jp.csirt.incident.domain.incident.ContainmentEvent.ContainmentNotNeeded;
import jp.csirt.incident.domain.incident.Fulfilment;
import jp.csirt.incident.domain.incident.ImportEvent.IncidentImported;
import jp.csirt.incident.domain.incident.IncidentEvent;
import jp.csirt.incident.domain.incident.IncidentState;
import jp.csirt.incident.domain.incident.Obligation;
import jp.csirt.incident.domain.incident.RecoveryEvent;
import jp.csirt.incident.domain.incident.RecoveryEvent.RecoveryExecuted;
import jp.csirt.incident.domain.incident.RecoveryEvent.RecoveryInstructed;
import jp.csirt.incident.domain.incident.RecoveryEvent.RecoveryNotNeeded;
import jp.csirt.incident.domain.incident.ReportingEvent.ReportReceived;
import jp.csirt.incident.domain.report.Category;
import jp.csirt.incident.domain.report.Report;
import org.jspecify.annotations.Nullable;

/** Folds one incident's record into its figures. */
public final class FiguresFold {

    private final Map<Round, Obligation> rounds = new LinkedHashMap<>();
    private final Settling containment = new Settling();
    private final Settling recovery = new Settling();
    private Category category;
    private @Nullable Instant receivedAt;
    private @Nullable Instant assessedAt;
    private @Nullable Instant closedAt;

    private FiguresFold(Report report) {
        this.category = report.category();
    }

    /** The figures of an incident. */
    public static IncidentFigures of(IncidentRecord record) {
        var fold = new FiguresFold(record.report());
        IncidentState state = IncidentState.of(record.reported());
        for (IncidentEvent event : record.history().subList(1, record.events().size())) {
            state = state.evolve(event);
            fold.on(event);
            fold.on(state.obligations().obligations());
        }
        return fold.figures(record, state.level());
    }

    private void on(IncidentEvent event) {
        Instant at = event.act().occurredAt();
        switch (event) {
            case ReportReceived _ -> receivedAt = receivedAt == null ? at : receivedAt;
            case IncidentAssessed assessed -> {
                assessedAt = assessedAt == null ? at : assessedAt;
                category = assessed.category();
            }
            case ContainmentEvent contained -> on(contained, at);
            case RecoveryEvent recovered -> on(recovered, at);
            case IncidentClosed _, IncidentImported _ -> closedAt = at;
            case IncidentReopened _ -> closedAt = null;
            default -> {}
        }
    }

    private void on(ContainmentEvent event, Instant at) {
        switch (event) {
            case ContainmentInstructed instructed -> containment.instructed(instructed.n());
            case ContainmentExecuted executed -> containment.executed(executed.instructions(), at);
            case ContainmentNotNeeded _ -> {}
        }
    }

    private void on(RecoveryEvent event, Instant at) {
        switch (event) {
            case RecoveryInstructed instructed -> recovery.instructed(instructed.n());
            case RecoveryExecuted executed -> recovery.executed(executed.instructions(), at);
            case RecoveryNotNeeded _ -> {}
        }
    }

    /** A duty that is owed anew begins another round; what was made in the one before stays. */
    private void on(List<Obligation> obligations) {
        obligations.forEach(
                obligation -> rounds.put(new Round(obligation.obligationId(), obligation.since()), obligation));
    }

    private IncidentFigures figures(IncidentRecord record, int level) {
        Report report = record.report();
        return new IncidentFigures(
                level,
                category,
                report.department(),
                record.reported().act().occurredAt(),
                report.awareAt(),
                report.startedAt(),
                receivedAt,
                assessedAt,
                containment.settledAt(),
                recovery.settledAt(),
                closedAt,
                rounds.values().stream().flatMap(FiguresFold::report).toList());
    }

    private static Stream<IncidentFigures.Report> report(Obligation obligation) {
        Due due = obligation.due();
        Fulfilment made = obligation.fulfilment();
        boolean owed = obligation.standing() && obligation.state().open();
        return due == null || (made == null && !owed)
                ? Stream.empty()
                : Stream.of(new IncidentFigures.Report(
                        obligation.duty().recipient(),
                        due.hard(),
                        made != null,
                        made != null && made.lateBy() != null));
    }

    /** 一回分 of a duty. */
    private record Round(UUID obligationId, Instant since) {}
}
