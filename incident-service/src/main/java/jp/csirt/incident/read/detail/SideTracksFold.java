package jp.csirt.incident.read.detail;

import java.time.LocalDate;
import jp.csirt.incident.domain.incident.CorrectionEvent;
import jp.csirt.incident.domain.incident.DirectionEvent;
import jp.csirt.incident.domain.incident.ExceptionEvent;
import jp.csirt.incident.domain.incident.PersonnelEvent;
import jp.csirt.incident.domain.incident.SharingEvent;
import jp.csirt.incident.domain.incident.SideTrackEvent;
import jp.csirt.incident.domain.incident.SupplementEvent;
import jp.csirt.incident.domain.incident.VendorEvent;
import jp.csirt.incident.read.record.IncidentRecord;
import jp.csirt.incident.read.record.Stamp;

/** Each side track in its own fold; 職員の処置 stands in none of them. */
final class SideTracksFold {

    private final DirectionsFold directions = new DirectionsFold();
    private final TrackFold tracks;
    private final CorrectionFold corrections;
    private final SupplementFold supplements = new SupplementFold();

    SideTracksFold(IncidentRecord record, LocalDate today) {
        this.tracks = new TrackFold(today);
        this.corrections = new CorrectionFold(record);
    }

    void on(SideTrackEvent event, Stamp stamp) {
        switch (event) {
            case DirectionEvent e -> directions.on(e, stamp);
            case SharingEvent e -> directions.on(e, stamp);
            case VendorEvent e -> tracks.on(e, stamp);
            case ExceptionEvent e -> tracks.on(e, stamp);
            case CorrectionEvent e -> corrections.on(e, stamp);
            case SupplementEvent e -> supplements.on(e, stamp);
            case PersonnelEvent _ -> {}
        }
    }

    SideTracks tracks() {
        return new SideTracks(
                directions.directions(),
                tracks.requests(),
                tracks.exceptions(),
                corrections.corrections(),
                supplements.supplements());
    }
}
