package jp.csirt.incident.domain.incident;

import java.util.ArrayList;
import java.util.List;
import jp.csirt.incident.domain.incident.AssessmentTrack.Assessment;
import jp.csirt.incident.domain.shared.Source;
import jp.csirt.incident.domain.shared.TriState;

/**
 * 完了の条件: everything that still stands against closing, in the order of the codes. Only closing is guarded; no other act waits for it.
 *
 * <p>The duties to 総務省 and 都道府県, 公表の判断 and the issued forms have no act yet that settles them, so a confirmed
 * incident stays open until it has: a duty is never taken as done because nobody could record it.
 */
@Source(document = "requirements", clause = "A.4")
public final class ClosingGuards {

    private ClosingGuards() {}

    /** The unmet guards; empty when the incident may be closed. */
    public static List<Guard> unmet(IncidentState state) {
        var unmet = new ArrayList<GuardCode>();
        Assessment assessment = state.assessment().inForce();
        if (assessment == null) {
            unmet.add(GuardCode.ASSESSMENT_MISSING);
        }
        if (assessment == null || assessment.confirmsIncident()) {
            addResponse(unmet, state);
        }
        if (assessment == null || !assessment.approved() || state.closure().proposedBy() == null) {
            unmet.add(GuardCode.SEPARATION_OF_DUTIES);
        }
        return unmet.stream().map(GuardCode::unmet).toList();
    }

    private static void addResponse(List<GuardCode> unmet, IncidentState state) {
        boolean crime = state.assessment().crimePossible() == TriState.YES;
        addUnless(state.reporting().assessmentToldToCiso(), GuardCode.CISO_REPORT_MISSING, unmet);
        addUnless(state.containment().settled(), GuardCode.CONTAINMENT_OPEN, unmet);
        addUnless(state.recovery().settled(), GuardCode.RECOVERY_OPEN, unmet);
        addUnless(state.lateralChecks().settled(), GuardCode.LATERAL_CHECK_OPEN, unmet);
        addUnless(!crime || state.evidence().preserved(), GuardCode.EVIDENCE_MISSING, unmet);
        addUnless(!crime, GuardCode.POLICE_OPEN, unmet);
        unmet.add(GuardCode.MIC_OPEN);
        unmet.add(GuardCode.PREFECTURE_OPEN);
        unmet.add(GuardCode.DISCLOSURE_UNDECIDED);
        addUnless(state.causeFound(), GuardCode.CAUSE_OPEN, unmet);
        unmet.add(GuardCode.FORMS_NOT_ISSUED);
        addUnless(state.prevention().directed(), GuardCode.PREVENTION_NOT_ORDERED, unmet);
        addUnless(state.prevention().measures().settled(), GuardCode.MEASURE_OPEN, unmet);
    }

    private static void addUnless(boolean met, GuardCode code, List<GuardCode> unmet) {
        if (!met) {
            unmet.add(code);
        }
    }
}
