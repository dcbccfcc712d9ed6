package jp.csirt.incident.api.console.act;

import jp.csirt.incident.domain.incident.Guard;
import jp.csirt.incident.domain.incident.GuardCode;
import jp.csirt.incident.domain.shared.TriState;

/**
 * 残っている条件と、それを満たす場所: the act where it is the reader's, else the tab that shows how it stands.
 *
 * @param path where that is
 */
public record GuardWay(String message, String clause, String path) {

    /** Of a guard of the incident. */
    static GuardWay of(Guard guard, Known known) {
        Place place = place(guard.code(), known.detail().personalData().known().involved() == TriState.UNKNOWN);
        String act = place.act.isEmpty() ? "" : known.offered().pathOf(place.act);
        return new GuardWay(
                guard.message(),
                guard.clause(),
                act.isEmpty()
                        ? "/incidents/%s?tab=%s#tab".formatted(known.detail().incidentId(), place.tab)
                        : act);
    }

    /** Which report the law asks for is judged once it is known whether personal data is involved. */
    private static Place place(GuardCode code, boolean unjudged) {
        return switch (code) {
            case ASSESSMENT_MISSING -> new Place("assessments", "history");
            case CISO_REPORT_MISSING -> new Place("internal-reports", "history");
            case CONTAINMENT_OPEN -> new Place("containment-actions", "measures");
            case RECOVERY_OPEN -> new Place("recovery-actions", "measures");
            case LATERAL_CHECK_OPEN, VENDOR_OPEN -> new Place("", "measures");
            case EVIDENCE_MISSING -> new Place("evidence", "evidence");
            case POLICE_OPEN -> new Place("police-contacts", "obligations");
            case PPC_OPEN -> new Place(unjudged ? "situations" : "", "obligations");
            case MIC_OPEN, PREFECTURE_OPEN, SUBJECTS_OPEN -> new Place("", "obligations");
            case DISCLOSURE_UNDECIDED -> new Place("disclosure-decision", "obligations");
            case CAUSE_OPEN -> new Place("causes", "causes");
            case FORMS_NOT_ISSUED -> new Place("", "reports");
            case PREVENTION_NOT_ORDERED, MEASURE_OPEN -> new Place("", "causes");
            case SEPARATION_OF_DUTIES -> new Place("", "history");
        };
    }

    /**
     * 場所.
     *
     * @param act empty where it is done to one of several things, which the tab shows
     */
    private record Place(String act, String tab) {}
}
