package jp.csirt.incident.read.detail;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import jp.csirt.incident.domain.incident.ExceptionEvent;
import jp.csirt.incident.domain.incident.ExceptionEvent.EmergencyExceptionReported;
import jp.csirt.incident.domain.incident.ExceptionEvent.ExceptionDecided;
import jp.csirt.incident.domain.incident.ExceptionEvent.ExceptionRequested;
import jp.csirt.incident.domain.incident.VendorEvent;
import jp.csirt.incident.domain.incident.VendorEvent.VendorMeasureReported;
import jp.csirt.incident.domain.incident.VendorEvent.VendorMeasureRequested;
import jp.csirt.incident.read.detail.ExceptionEntry.AfterReportEntry;
import jp.csirt.incident.read.detail.ExceptionEntry.DecidedEntry;
import jp.csirt.incident.read.detail.VendorRequestEntry.AnswerEntry;
import jp.csirt.incident.read.record.Stamp;

/** 委託事業者への対処 and 例外措置. */
final class TrackFold {

    private final LocalDate today;
    private final List<VendorRequestEntry> requests = new ArrayList<>();
    private final List<ExceptionEntry> exceptions = new ArrayList<>();

    TrackFold(LocalDate today) {
        this.today = today;
    }

    void on(VendorEvent event, Stamp stamp) {
        switch (event) {
            case VendorMeasureRequested e ->
                requests.add(new VendorRequestEntry(
                        e.n(),
                        e.vendor(),
                        e.request(),
                        e.suspend(),
                        e.dueAt(),
                        VendorRequestEntry.State.REQUESTED,
                        stamp,
                        List.of()));
            case VendorMeasureReported e ->
                DetailFold.replace(requests, old -> old.n() == e.n(), old -> answered(old, e, stamp));
        }
    }

    void on(ExceptionEvent event, Stamp stamp) {
        switch (event) {
            case ExceptionRequested e ->
                exceptions.add(new ExceptionEntry(
                        e.n(),
                        e.what(),
                        e.reason(),
                        e.until(),
                        e.emergency(),
                        e.emergency() ? ExceptionEntry.State.EMERGENCY_APPLIED : ExceptionEntry.State.REQUESTED,
                        stamp,
                        null,
                        null));
            case ExceptionDecided e ->
                DetailFold.replace(exceptions, old -> old.n() == e.n(), old -> decided(old, e, stamp));
            case EmergencyExceptionReported e ->
                DetailFold.replace(exceptions, old -> old.n() == e.n(), old -> reported(old, e, stamp));
        }
    }

    List<VendorRequestEntry> requests() {
        return List.copyOf(requests);
    }

    /** 期限切れ once the last day is over; what was refused never ran. */
    List<ExceptionEntry> exceptions() {
        return exceptions.stream()
                .map(entry -> entry.state() != ExceptionEntry.State.REJECTED
                                && entry.until().isBefore(today)
                        ? entry.in(ExceptionEntry.State.EXPIRED)
                        : entry)
                .toList();
    }

    private static VendorRequestEntry answered(VendorRequestEntry old, VendorMeasureReported event, Stamp stamp) {
        var answer = new AnswerEntry(event.state(), event.what(), stamp);
        return new VendorRequestEntry(
                old.n(),
                old.vendor(),
                old.request(),
                old.suspend(),
                old.dueAt(),
                VendorRequestEntry.State.of(event.state()),
                old.stamp(),
                Stream.concat(old.answers().stream(), Stream.of(answer)).toList());
    }

    private static ExceptionEntry decided(ExceptionEntry old, ExceptionDecided event, Stamp stamp) {
        var state = switch (event.result()) {
            case APPROVED -> ExceptionEntry.State.APPROVED;
            case REJECTED -> ExceptionEntry.State.REJECTED;
        };
        String override = event.override() == null ? null : event.override().reason();
        return new ExceptionEntry(
                old.n(),
                old.what(),
                old.reason(),
                old.until(),
                old.emergency(),
                state,
                old.stamp(),
                new DecidedEntry(event.result(), event.comment(), override, stamp),
                old.afterReport());
    }

    /** A report after the decision leaves the decision's state. */
    private static ExceptionEntry reported(ExceptionEntry old, EmergencyExceptionReported event, Stamp stamp) {
        return new ExceptionEntry(
                old.n(),
                old.what(),
                old.reason(),
                old.until(),
                old.emergency(),
                old.decision() == null ? ExceptionEntry.State.REPORTED_AFTER : old.state(),
                old.stamp(),
                old.decision(),
                new AfterReportEntry(event.text(), stamp));
    }
}
