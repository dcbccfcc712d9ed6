package jp.csirt.incident.domain.incident;

import static jp.csirt.incident.domain.incident.IncidentRejected.Reason.UNKNOWN_VENDOR_REQUEST;
import static jp.csirt.incident.domain.incident.IncidentRejected.Reason.VENDOR_REQUEST_DONE;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.csirt.incident.domain.incident.AssessmentEvent.IncidentAssessed;
import jp.csirt.incident.domain.incident.VendorCommand.ReportVendorMeasure;
import jp.csirt.incident.domain.incident.VendorCommand.RequestVendorMeasure;
import jp.csirt.incident.domain.incident.VendorEvent.VendorMeasureReported;
import jp.csirt.incident.domain.incident.VendorEvent.VendorMeasureRequested;
import jp.csirt.incident.domain.report.Category;
import jp.csirt.incident.domain.report.Report;
import jp.csirt.incident.domain.shared.Source;

/**
 * 委託事業者への対処の状態.
 *
 * @param named the report names a vendor
 * @param category 種別 in force
 * @param requests the newest answer to each request, empty while it waits
 */
@Source(document = "志免町 対策基準", clause = "8.1(3)①(エ)")
record VendorTrack(boolean named, Category category, List<Optional<VendorAnswer>> requests) {

    VendorTrack {
        requests = List.copyOf(requests);
    }

    static VendorTrack of(Report report) {
        return new VendorTrack(report.vendor() != null, report.category(), List.of());
    }

    /** No vendor takes part and none was asked, or every request is resumed or done. */
    boolean settled() {
        boolean wanted = named || category == Category.VENDOR;
        return requests.isEmpty()
                ? !wanted
                : requests.stream()
                        .allMatch(answer -> answer.map(VendorAnswer::settles).orElse(false));
    }

    VendorMeasureRequested request(RequestVendorMeasure command) {
        return new VendorMeasureRequested(
                command.incidentId(),
                command.act(),
                requests.size() + 1,
                command.vendor(),
                command.request(),
                command.suspend(),
                command.dueAt());
    }

    VendorMeasureReported report(ReportVendorMeasure command) {
        if (command.n() < 1 || command.n() > requests.size()) {
            throw new IncidentRejected(UNKNOWN_VENDOR_REQUEST, "対処要求 %d はありません。".formatted(command.n()));
        }
        if (requests.get(command.n() - 1).filter(VendorAnswer.DONE::equals).isPresent()) {
            throw new IncidentRejected(
                    VENDOR_REQUEST_DONE, "対処要求 %d は対処済です。続けて求めるには、新しい対処要求を記録してください。".formatted(command.n()));
        }
        return new VendorMeasureReported(
                command.incidentId(), command.act(), command.n(), command.what(), command.state());
    }

    VendorTrack after(IncidentEvent event) {
        return switch (event) {
            case VendorEvent e -> evolve(e);
            case IncidentAssessed assessed -> new VendorTrack(named, assessed.category(), requests);
            default -> this;
        };
    }

    private VendorTrack evolve(VendorEvent event) {
        var all = new ArrayList<>(requests);
        switch (event) {
            case VendorMeasureRequested _ -> all.add(Optional.empty());
            case VendorMeasureReported e -> all.set(e.n() - 1, Optional.of(e.state()));
        }
        return new VendorTrack(named, category, all);
    }
}
