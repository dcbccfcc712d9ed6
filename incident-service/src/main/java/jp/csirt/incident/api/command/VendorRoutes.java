package jp.csirt.incident.api.command;

import java.util.List;
import jp.csirt.incident.api.web.Route;
import jp.csirt.incident.domain.access.Permission;
import jp.csirt.incident.domain.incident.VendorCommand.ReportVendorMeasure;
import jp.csirt.incident.domain.incident.VendorCommand.RequestVendorMeasure;

/** 委託事業者への対処. */
final class VendorRoutes {

    private final ActEndpoint endpoint;

    VendorRoutes(ActEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    /** The routes. */
    List<Route> routes() {
        return List.of(
                endpoint.act(
                        "vendor-requests",
                        Permission.REQUEST_VENDOR_MEASURE,
                        TrackRequests.RequestVendorMeasure.class,
                        VendorRoutes::request),
                endpoint.act(
                        "vendor-requests/{n}/answer",
                        Permission.REPORT_VENDOR_MEASURE,
                        TrackRequests.ReportVendorMeasure.class,
                        VendorRoutes::answer));
    }

    private static Prepared request(Target target, TrackRequests.RequestVendorMeasure request) {
        return Prepared.numbered(
                new RequestVendorMeasure(
                        target.incidentId(),
                        target.act(),
                        request.vendor(),
                        request.request(),
                        request.suspend(),
                        request.dueAt()),
                "vendor-requests");
    }

    private static Prepared answer(Target target, TrackRequests.ReportVendorMeasure request) {
        return Prepared.of(new ReportVendorMeasure(
                target.incidentId(), target.act(), target.number("n"), request.what(), request.state()));
    }
}
