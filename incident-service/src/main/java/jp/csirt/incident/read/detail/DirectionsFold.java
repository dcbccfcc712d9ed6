package jp.csirt.incident.read.detail;

import java.util.ArrayList;
import java.util.List;
import jp.csirt.incident.domain.incident.Addressee;
import jp.csirt.incident.domain.incident.DirectionEvent;
import jp.csirt.incident.domain.incident.DirectionEvent.CisoInstructed;
import jp.csirt.incident.domain.incident.DirectionEvent.EmergencyPlanInvoked;
import jp.csirt.incident.domain.incident.DirectionEvent.SystemStopped;
import jp.csirt.incident.domain.incident.DirectionEvent.UsageInvestigationOrdered;
import jp.csirt.incident.domain.incident.SharingEvent;
import jp.csirt.incident.domain.incident.SharingEvent.InformationShared;
import jp.csirt.incident.read.detail.Directions.CisoInstructionEntry;
import jp.csirt.incident.read.detail.Directions.EmergencyPlanEntry;
import jp.csirt.incident.read.detail.Directions.SharingEntry;
import jp.csirt.incident.read.detail.Directions.SystemStopEntry;
import jp.csirt.incident.read.detail.Directions.UsageInvestigationEntry;
import jp.csirt.incident.read.record.Stamp;

/** 統括・CISOの決定と指示、関係機関との共有. */
final class DirectionsFold {

    private final List<SystemStopEntry> stops = new ArrayList<>();
    private final List<UsageInvestigationEntry> investigations = new ArrayList<>();
    private final List<CisoInstructionEntry> instructions = new ArrayList<>();
    private final List<EmergencyPlanEntry> plans = new ArrayList<>();
    private final List<SharingEntry> sharings = new ArrayList<>();

    void on(DirectionEvent event, Stamp stamp) {
        switch (event) {
            case SystemStopped e -> stopped(e, stamp);
            case UsageInvestigationOrdered e ->
                investigations.add(new UsageInvestigationEntry(e.scope(), e.target(), stamp));
            case CisoInstructed e ->
                instructions.add(new CisoInstructionEntry(
                        e.text(), e.to().stream().map(Addressee::name).toList(), stamp));
            case EmergencyPlanInvoked e -> plans.add(new EmergencyPlanEntry(e.planVersion(), stamp));
        }
    }

    void on(SharingEvent event, Stamp stamp) {
        switch (event) {
            case InformationShared e -> sharings.add(new SharingEntry(e.to(), e.tlp(), e.content(), stamp));
        }
    }

    Directions directions() {
        return new Directions(
                List.copyOf(stops),
                List.copyOf(investigations),
                List.copyOf(instructions),
                List.copyOf(plans),
                List.copyOf(sharings));
    }

    /** A later record of a stop that lasts tells when it ended; the decision keeps its stamp. */
    private void stopped(SystemStopped event, Stamp stamp) {
        var entry = new SystemStopEntry(event.system(), event.stoppedAt(), event.restartedAt(), stamp);
        boolean known = stops.stream().anyMatch(stop -> lasts(stop, event));
        if (known) {
            DetailFold.replace(
                    stops,
                    stop -> lasts(stop, event),
                    stop -> new SystemStopEntry(stop.system(), stop.stoppedAt(), event.restartedAt(), stop.stamp()));
        } else {
            stops.add(entry);
        }
    }

    private static boolean lasts(SystemStopEntry stop, SystemStopped event) {
        return stop.restartedAt() == null
                && stop.system().equals(event.system())
                && stop.stoppedAt().equals(event.stoppedAt());
    }
}
