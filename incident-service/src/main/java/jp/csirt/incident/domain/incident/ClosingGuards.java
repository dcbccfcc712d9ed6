package jp.csirt.incident.domain.incident;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import jp.csirt.incident.domain.assessment.DutySource;
import jp.csirt.incident.domain.externalreport.Duty;
import jp.csirt.incident.domain.externalreport.Recipient;
import jp.csirt.incident.domain.incident.AssessmentTrack.Assessment;
import jp.csirt.incident.domain.shared.Source;
import jp.csirt.incident.domain.shared.TriState;
import org.jspecify.annotations.Nullable;

/**
 * 完了の条件: everything that still stands against closing, in the order of the codes. Only closing is guarded; no other act waits for it.
 *
 * <p>A duty towards the Commission, the persons concerned or the police stands against closing while it is open, whatever the
 * verdict: the law asks for facts. An incident of which nobody knows whether personal data is involved is not closed either.
 * Those to 総務省 and 都道府県 must have arisen and be done with. One to anybody else stands against it once it is necessary; what
 * is only proposed falls away with closing.
 */
@Source(document = "requirements", clause = "A.4")
public final class ClosingGuards {

    private static final Set<DutySource> ON_PERSONAL_DATA =
            EnumSet.of(DutySource.APPI, DutySource.MY_NUMBER, DutySource.ASSEMBLY_ORDINANCE);

    /** 県等: whom the body tells beside those that have guards of their own. */
    private static final Set<Recipient> BESIDE = EnumSet.of(
            Recipient.RELATED_BODY,
            Recipient.J_LIS,
            Recipient.NCO,
            Recipient.ASSEMBLY,
            Recipient.MEXT,
            Recipient.OTHER_MINISTRY,
            Recipient.OTHER);

    private final IncidentState state;
    private final List<Guard> unmet = new ArrayList<>();

    private ClosingGuards(IncidentState state) {
        this.state = state;
    }

    /** The unmet guards; empty when the incident may be closed, or was closed elsewhere. */
    public static List<Guard> unmet(IncidentState state) {
        if (state.imported()) {
            return List.of();
        }
        var guards = new ClosingGuards(state);
        Assessment assessment = state.assessment().inForce();
        boolean incident = assessment == null || assessment.confirmsIncident();
        guards.require(assessment != null, GuardCode.ASSESSMENT_MISSING);
        guards.requireToldCiso(assessment, incident);
        if (incident) {
            guards.requireResponse();
        }
        guards.requireReports(incident);
        if (incident) {
            guards.requirePrevention();
        }
        guards.requireOtherPersons(assessment);
        return List.copyOf(guards.unmet);
    }

    /** 兼務: where manager and 統括 are one person, the CISO is told of everything but what another incident tells. */
    private void requireToldCiso(@Nullable Assessment assessment, boolean incident) {
        boolean duplicate = assessment != null && assessment.verdict() == Verdict.DUPLICATE;
        if (state.reporting().owesReportToCiso() && !duplicate) {
            unmet.add(new Guard(
                    GuardCode.CISO_REPORT_MISSING,
                    "5.3(1)③、1(8)",
                    "情報セキュリティ管理者と統括情報セキュリティ責任者が同じ者のため、被害レベルにかかわらずCISOへの発生報告を要しますが、まだ記録されていません。"));
        } else {
            require(!incident || state.reporting().assessmentToldToCiso(), GuardCode.CISO_REPORT_MISSING);
        }
    }

    private void requireResponse() {
        boolean crime = state.assessment().crimePossible() == TriState.YES;
        require(state.containment().settled(), GuardCode.CONTAINMENT_OPEN);
        require(state.recovery().settled(), GuardCode.RECOVERY_OPEN);
        require(state.lateralChecks().settled(), GuardCode.LATERAL_CHECK_OPEN);
        require(!crime || state.evidence().preserved(), GuardCode.EVIDENCE_MISSING);
    }

    private void requireReports(boolean incident) {
        ObligationTrack duties = state.obligations();
        require(!duties.open(Recipient.POLICE), GuardCode.POLICE_OPEN);
        require(isTold(Recipient.MIC, incident && duties.asks(DutySource.MIC)), GuardCode.MIC_OPEN);
        requireAlso(
                isTold(Recipient.PREFECTURE, incident && duties.asks(DutySource.PREFECTURE)),
                GuardCode.PREFECTURE_OPEN,
                duties.owed(BESIDE));
        requireToldCommission(incident);
        boolean told =
                !incident || !state.subjects().begun() || state.subjects().settled();
        require(told && !duties.open(Recipient.SUBJECTS), GuardCode.SUBJECTS_OPEN);
        require(!incident || state.disclosure().settled(), GuardCode.DISCLOSURE_UNDECIDED);
        requireAlso(
                !incident || state.vendor().settled(),
                GuardCode.VENDOR_OPEN,
                duties.owed(EnumSet.of(Recipient.VENDOR)));
    }

    /** 必要に応じて is judged by the law, not passed over: while nobody has said whether personal data is involved, nothing was judged. */
    private void requireToldCommission(boolean incident) {
        ObligationTrack duties = state.obligations();
        boolean unjudged = incident
                && state.facts().now().personalData().involved() == TriState.UNKNOWN
                && ON_PERSONAL_DATA.stream().anyMatch(duties::asks);
        if (unjudged && !duties.open(Recipient.PPC)) {
            unmet.add(new Guard(
                    GuardCode.PPC_OPEN,
                    "5.3(1)④、個人情報保護法68条1項",
                    "個人情報を含むかどうかが「不明」のままで、個人情報保護委員会への報告の要否が判定されていません。状況確認で、含むかどうかを記録してください。"));
        } else {
            require(!duties.open(Recipient.PPC), GuardCode.PPC_OPEN);
        }
    }

    /** What is no incident, or a body that reports nothing there, asks for no report, but for the correction of one that was made. */
    private boolean isTold(Recipient recipient, boolean incident) {
        ObligationTrack duties = state.obligations();
        return incident ? duties.reported(recipient) : !duties.owesCorrection(recipient);
    }

    private void requirePrevention() {
        require(state.causeFound(), GuardCode.CAUSE_OPEN);
        require(state.forms().settled(), GuardCode.FORMS_NOT_ISSUED);
        require(state.prevention().directed(), GuardCode.PREVENTION_NOT_ORDERED);
        require(state.prevention().measures().settled(), GuardCode.MEASURE_OPEN);
    }

    /** 評価の承認 and 完了の提案; for a report of level 0 that is no incident, also that the manager took note of it. */
    private void requireOtherPersons(@Nullable Assessment assessment) {
        boolean noted = assessment == null
                || assessment.confirmsIncident()
                || state.level() > 0
                || state.reporting().noted();
        boolean approved = assessment != null
                && assessment.approved()
                && state.closure().proposedBy() != null
                && state.obligations().approved();
        if (!noted) {
            unmet.add(GuardCode.SEPARATION_OF_DUTIES.unmet("7.3(5)", "また、レベル0の報告は情報セキュリティ管理者の確認を要します。"));
        } else {
            require(approved, GuardCode.SEPARATION_OF_DUTIES);
        }
    }

    /** What is owed to others stands beside it, each with its name and clause. */
    private void requireAlso(boolean met, GuardCode code, List<Duty> owed) {
        if (owed.isEmpty()) {
            require(met, code);
            return;
        }
        String clauses = owed.stream().map(Duty::clause).distinct().collect(Collectors.joining("、"));
        String to =
                owed.stream().map(duty -> duty.recipient().label()).distinct().collect(Collectors.joining("、"));
        String left = to + "への報告の提出又は報告不要の決定が記録されていません。";
        unmet.add(met ? new Guard(code, clauses, left) : code.unmet(clauses, left));
    }

    private void require(boolean met, GuardCode code) {
        if (!met) {
            unmet.add(code.unmet());
        }
    }
}
