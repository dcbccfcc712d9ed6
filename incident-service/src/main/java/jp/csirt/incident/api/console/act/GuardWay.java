package jp.csirt.incident.api.console.act;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import jp.csirt.incident.api.command.Needed;
import jp.csirt.incident.domain.incident.Guard;
import jp.csirt.incident.domain.incident.GuardCode;
import jp.csirt.incident.domain.incident.InternalRecipient;
import jp.csirt.incident.domain.incident.InternalReportKind;
import jp.csirt.incident.domain.incident.SubjectNotificationResult;
import jp.csirt.incident.domain.shared.TriState;
import jp.csirt.incident.read.detail.ApprovalState;
import jp.csirt.incident.read.detail.IncidentDetail;
import jp.csirt.incident.read.detail.IncidentDetail.AssessmentEntry;
import jp.csirt.incident.read.detail.IncidentDetail.PreventionPlanEntry;

/**
 * 残っている条件と、それを満たす場所: the act where it is the reader's, else the tab that shows how it stands.
 *
 * @param path where that is
 */
public record GuardWay(String message, String clause, String path) {

    /** Of a guard of the incident. */
    static GuardWay of(Guard guard, Known known) {
        Place place = place(guard.code(), known);
        return new GuardWay(
                guard.message(),
                guard.clause(),
                place.ways.stream()
                        .map(way -> way.in(known.offered()))
                        .filter(way -> !way.isEmpty())
                        .findFirst()
                        .orElseGet(() -> "/incidents/%s?tab=%s#tab"
                                .formatted(known.detail().incidentId(), place.tab)));
    }

    /** Which report the law asks for is judged once it is known whether personal data is involved. */
    private static Place place(GuardCode code, Known known) {
        IncidentDetail incident = known.detail();
        return switch (code) {
            case ASSESSMENT_MISSING -> Place.of("history", "assessments");
            case CISO_REPORT_MISSING -> new Place("history", told(known));
            case CONTAINMENT_OPEN -> Place.of("measures", "containment-actions");
            case RECOVERY_OPEN -> Place.of("measures", "recovery-actions");
            case LATERAL_CHECK_OPEN ->
                incident.lateralConclusions().isEmpty() ? Place.of("measures", "lateral-checks") : Place.of("measures");
            case EVIDENCE_MISSING -> Place.of("evidence", "evidence");
            case POLICE_OPEN -> Place.of("obligations", "police-contacts");
            case PPC_OPEN ->
                incident.personalData().known().involved() == TriState.UNKNOWN
                        ? Place.of("obligations", "situations")
                        : Place.of("obligations");
            case MIC_OPEN, PREFECTURE_OPEN -> Place.of("obligations");
            case SUBJECTS_OPEN -> subjects(incident);
            case DISCLOSURE_UNDECIDED ->
                decided("disclosure", incident.disclosure().proposal() == null);
            case VENDOR_OPEN ->
                incident.tracks().vendorRequests().isEmpty()
                        ? Place.of("measures", "vendor-requests")
                        : Place.of("measures");
            case CAUSE_OPEN -> Place.of("causes", "causes");
            case FORMS_NOT_ISSUED -> Place.of("reports");
            case PREVENTION_NOT_ORDERED -> prevention(incident.preventionPlans());
            case MEASURE_OPEN -> Place.of("causes");
            case SEPARATION_OF_DUTIES -> otherPersons(incident);
        };
    }

    /** The CISO is told of the assessment; first of the incident itself where manager and 統括 are one person. */
    private static List<Way> told(Known known) {
        IncidentDetail incident = known.detail();
        boolean itself = incident.samePerson() != null
                && incident.internalReports().stream()
                        .noneMatch(report ->
                                report.to() == InternalRecipient.CISO && report.kind() == InternalReportKind.REPORT);
        InternalReportKind kind = itself ? InternalReportKind.REPORT : InternalReportKind.ASSESSMENT;
        return known.offered().may(Needed.toReport(kind))
                ? List.of(new Way("internal-reports", "", "?to=%s&kind=%s".formatted(InternalRecipient.CISO, kind)))
                : List.of();
    }

    /** What was decided is done; what was not is decided, or proposed first. */
    private static Place subjects(IncidentDetail incident) {
        return incident.subjectNotification()
                .decision()
                .map(decided -> decided.decision().result())
                .filter(result -> result != SubjectNotificationResult.DEFERRED)
                .map(_ -> Place.of("obligations", "subject-notifications"))
                .orElseGet(() -> decided(
                        "subject-notification", incident.subjectNotification().proposal() == null));
    }

    private static Place decided(String what, boolean unproposed) {
        return unproposed
                ? Place.of("obligations", what + "-decision", what + "-proposal")
                : Place.of("obligations", what + "-decision");
    }

    private static Place prevention(List<PreventionPlanEntry> plans) {
        if (plans.isEmpty() || plans.getLast().state() == ApprovalState.RETURNED) {
            return Place.of("causes", "prevention-plans");
        }
        String n = Integer.toString(plans.getLast().n());
        return new Place("causes", List.of(new Way("prevention-plans/{n}/decision", n, "")));
    }

    /** What another person has not done yet: 評価の承認、完了の提案、レベル0の確認, or the approval of a report, which its duty offers. */
    private static Place otherPersons(IncidentDetail incident) {
        Stream<Way> approval = incident.assessments().stream()
                .skip(Math.max(0, incident.assessments().size() - 1L))
                .filter(GuardWay::waits)
                .map(last -> new Way("assessments/{n}/approval", Integer.toString(last.n()), ""));
        Stream<Way> proposal =
                incident.closure().proposal() == null ? Stream.of(new Way("closure-proposal", "", "")) : Stream.of();
        boolean reports = incident.closure().proposal() != null
                && incident.assessments().stream().noneMatch(GuardWay::waits);
        return new Place(
                reports ? "obligations" : "history",
                Stream.of(approval, Stream.of(new Way("acknowledgement", "", "")), proposal)
                        .flatMap(ways -> ways)
                        .toList());
    }

    private static boolean waits(AssessmentEntry assessment) {
        return assessment.state() == ApprovalState.PROPOSED;
    }

    /**
     * 場所.
     *
     * @param ways the acts that meet the condition; none where it is done to one of several things, which the tab shows
     */
    private record Place(String tab, List<Way> ways) {

        static Place of(String tab, String... acts) {
            return new Place(
                    tab, Arrays.stream(acts).map(act -> new Way(act, "", "")).toList());
        }
    }

    /** An act, what it is done to where that is one of several things, and what its form is opened with. */
    private record Way(String act, String id, String answers) {

        String in(Offers.Offered offered) {
            String path = offered.pathOf(act, id);
            return path.isEmpty() ? "" : path + answers;
        }
    }
}
