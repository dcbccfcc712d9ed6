package jp.csirt.incident.domain.incident;

import static jp.csirt.incident.domain.incident.IncidentRejected.Reason.EXCEPTION_ALREADY_DECIDED;
import static jp.csirt.incident.domain.incident.IncidentRejected.Reason.EXCEPTION_ALREADY_REPORTED;
import static jp.csirt.incident.domain.incident.IncidentRejected.Reason.EXCEPTION_NOT_EMERGENCY;
import static jp.csirt.incident.domain.incident.IncidentRejected.Reason.SAME_PERSON;
import static jp.csirt.incident.domain.incident.IncidentRejected.Reason.UNKNOWN_EXCEPTION;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import jp.csirt.incident.domain.duties.SeparationOfDuties;
import jp.csirt.incident.domain.incident.ExceptionCommand.DecideException;
import jp.csirt.incident.domain.incident.ExceptionCommand.ReportEmergencyException;
import jp.csirt.incident.domain.incident.ExceptionCommand.RequestException;
import jp.csirt.incident.domain.incident.ExceptionEvent.EmergencyExceptionReported;
import jp.csirt.incident.domain.incident.ExceptionEvent.ExceptionDecided;
import jp.csirt.incident.domain.incident.ExceptionEvent.ExceptionRequested;
import jp.csirt.incident.domain.shared.Actor;
import jp.csirt.incident.domain.shared.Source;

/** 例外措置の状態: 申請 → 許可, or in an emergency applied at once, reported after and then decided. */
@Source(document = "志免町 対策基準", clause = "7.4")
record ExceptionTrack(List<Requested> exceptions) {

    static final ExceptionTrack NONE = new ExceptionTrack(List.of());

    ExceptionTrack {
        exceptions = List.copyOf(exceptions);
    }

    ExceptionRequested request(RequestException command) {
        return new ExceptionRequested(
                command.incidentId(),
                command.act(),
                exceptions.size() + 1,
                command.what(),
                command.reason(),
                command.until(),
                command.emergency());
    }

    /** Whether something of the exception is left to be recorded: its decision, or the report after an emergency. */
    boolean isOpen(int n) {
        return n >= 1 && n <= exceptions.size() && exceptions.get(n - 1).open();
    }

    ExceptionDecided decide(DecideException command) {
        Requested exception = exception(command.n());
        if (exception.decided()) {
            throw new IncidentRejected(
                    EXCEPTION_ALREADY_DECIDED, "例外措置 %d はすでに決定されています。改めるには新しく申請してください。".formatted(command.n()));
        }
        Actor approver = command.act().actor();
        if (!SeparationOfDuties.permits(exception.author(), approver, command.override())) {
            throw new IncidentRejected(SAME_PERSON, "申請した本人は許可を決定できません。別の者が決定するか、やむを得ない理由を override.reason に記してください。");
        }
        return new ExceptionDecided(
                command.incidentId(),
                command.act(),
                command.n(),
                command.result(),
                command.comment(),
                SeparationOfDuties.inEffect(exception.author(), approver, command.override()));
    }

    EmergencyExceptionReported reportAfter(ReportEmergencyException command) {
        Requested exception = exception(command.n());
        if (!exception.emergency()) {
            throw new IncidentRejected(
                    EXCEPTION_NOT_EMERGENCY, "例外措置 %d は緊急に行われたものではないため、事後の報告はありません。".formatted(command.n()));
        }
        if (exception.reported()) {
            throw new IncidentRejected(EXCEPTION_ALREADY_REPORTED, "例外措置 %d はすでに事後の報告がされています。".formatted(command.n()));
        }
        return new EmergencyExceptionReported(command.incidentId(), command.act(), command.n(), command.text());
    }

    ExceptionTrack evolve(ExceptionEvent event) {
        return switch (event) {
            case ExceptionRequested e -> {
                var all = new ArrayList<>(exceptions);
                all.add(new Requested(e.act().actor(), e.emergency(), false, false));
                yield new ExceptionTrack(all);
            }
            case ExceptionDecided e ->
                with(e.n(), old -> new Requested(old.author(), old.emergency(), old.reported(), true));
            case EmergencyExceptionReported e ->
                with(e.n(), old -> new Requested(old.author(), old.emergency(), true, old.decided()));
        };
    }

    private ExceptionTrack with(int n, UnaryOperator<Requested> change) {
        var all = new ArrayList<>(exceptions);
        all.set(n - 1, change.apply(all.get(n - 1)));
        return new ExceptionTrack(all);
    }

    private Requested exception(int n) {
        if (n < 1 || n > exceptions.size()) {
            throw new IncidentRejected(UNKNOWN_EXCEPTION, "例外措置 %d はありません。".formatted(n));
        }
        return exceptions.get(n - 1);
    }

    /** One exception: who asked for it, whether it could not wait, and how far it has come. */
    record Requested(Actor author, boolean emergency, boolean reported, boolean decided) {

        private boolean open() {
            return !decided || (emergency && !reported);
        }
    }
}
