package jp.csirt.incident.api.command;

import java.util.List;
import java.util.stream.Stream;
import jp.csirt.incident.api.web.Route;

/** 並行して進むその他の記録: decisions, vendors, the personnel file, exceptions, corrections and supplements of the forms. */
public final class SideTrackRoutes {

    private final ActEndpoint endpoint;
    private final FilingEndpoint filing;

    public SideTrackRoutes(ActEndpoint endpoint, FilingEndpoint filing) {
        this.endpoint = endpoint;
        this.filing = filing;
    }

    /** The routes. */
    public List<Route> routes() {
        return Stream.of(
                        new DirectionRoutes(endpoint).routes(),
                        new VendorRoutes(endpoint).routes(),
                        new PersonnelActRoutes(endpoint).routes(),
                        new ExceptionRoutes(endpoint).routes(),
                        new CorrectionRoutes(endpoint, filing).routes(),
                        new SupplementRoutes(endpoint).routes())
                .flatMap(List::stream)
                .toList();
    }
}
