package jp.csirt.incident.api.console.act;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import jp.csirt.incident.api.command.ExternalReportRoutes;
import jp.csirt.incident.api.command.LevelRoutes;
import jp.csirt.incident.domain.access.Caller;
import jp.csirt.incident.domain.externalreport.ObligationState;
import jp.csirt.incident.domain.externalreport.Recipient;
import jp.csirt.incident.domain.incident.IncidentState;
import jp.csirt.incident.domain.incident.MeasureState;
import jp.csirt.incident.domain.incident.Obligation;
import jp.csirt.incident.read.detail.ApprovalState;
import jp.csirt.incident.read.detail.ExceptionEntry;
import jp.csirt.incident.read.detail.IncidentDetail;
import jp.csirt.incident.read.detail.IncidentDetail.MeasureEntry;
import jp.csirt.incident.read.detail.LateralState;
import jp.csirt.incident.read.detail.LevelChangeEntry;
import jp.csirt.incident.read.detail.VendorRequestEntry;
import jp.csirt.incident.read.record.IncidentRecord;

/** 今できる行為: of the acts that a person's posts allow, those that are not refused as the incident stands. */
final class Feasible {

    private static final String DUTY = "obligations/{obligationId}/";
    private static final String IMPLEMENTATION = "measures/{measureId}/implementation";
    private static final String VERIFICATION = "measures/{measureId}/verification";
    private static final String CARRY_OVER = "measures/{measureId}/carry-over";
    private static final Set<String> OF_CLOSED = Set.of("reopening", "erasure-proposal", "erasure");

    /** Done after closing too, as long as something is left of it: measures that were carried over, exceptions, publication. */
    private static final Set<String> GOES_ON = Set.of(
            IMPLEMENTATION,
            VERIFICATION,
            CARRY_OVER,
            "exceptions/{n}/decision",
            "exceptions/{n}/after-report",
            "disclosures");

    private final Caller acting;
    private final IncidentDetail incident;
    private final IncidentRecord record;
    private final IncidentState state;
    private final boolean unmanaged;

    /**
     * What can be done to an incident.
     *
     * @param acting the person as he or she may act in it
     * @param unmanaged whether nobody is 情報セキュリティ管理者 of its unit
     */
    Feasible(Caller acting, IncidentDetail incident, IncidentRecord record, boolean unmanaged) {
        this.acting = acting;
        this.incident = incident;
        this.record = record;
        this.state = record.state();
        this.unmanaged = unmanaged;
    }

    /**
     * Whether the act can be done.
     *
     * @param id of what it is done to; empty for the incident as a whole
     */
    boolean may(String path, String id) {
        if (state.erased()) {
            return false;
        }
        if (path.startsWith(DUTY)) {
            return state.obligations()
                    .find(UUID.fromString(id))
                    .filter(duty -> !state.closed() || duty.duty().recipient() == Recipient.COMMITTEE)
                    .filter(duty -> isLeft(path.substring(DUTY.length()), duty))
                    .isPresent();
        }
        return (state.closed() == OF_CLOSED.contains(path) || GOES_ON.contains(path)) && isLeft(path, id);
    }

    private boolean isLeft(String path, String id) {
        return switch (path) {
            case "receipt" -> incident.receipt() == null;
            case "acknowledgement" -> isToBeNoted();
            case "reopening" -> !state.imported();
            case "assessments/{n}/approval" ->
                of(incident.assessments(), one -> is(one.n(), id), one -> one.state() == ApprovalState.PROPOSED);
            case "level-changes/{n}/approval" ->
                of(incident.levelChanges(), one -> is(one.n(), id), this::isToBeLowered);
            case "lateral-checks/{checkId}/answer" ->
                of(
                        incident.lateralChecks(),
                        one -> one.check().checkId().toString().equals(id),
                        one -> one.state() == LateralState.INSTRUCTED);
            case "prevention-plans/{n}/decision" ->
                of(incident.preventionPlans(), one -> is(one.n(), id), one -> one.state() == ApprovalState.PROPOSED);
            case IMPLEMENTATION -> measure(id, Set.of(MeasureState.ORDERED, MeasureState.CARRIED_OVER));
            case VERIFICATION -> measure(id, Set.of(MeasureState.IMPLEMENTED));
            case CARRY_OVER -> measure(id, EnumSet.complementOf(EnumSet.of(MeasureState.VERIFIED)));
            case "disclosures" -> !state.closed() || state.disclosureOwed();
            case "vendor-requests/{n}/answer" ->
                of(
                        incident.tracks().vendorRequests(),
                        one -> is(one.n(), id),
                        one -> one.state() != VendorRequestEntry.State.DONE);
            case "exceptions/{n}/decision" -> exception(id, one -> one.decision() == null);
            case "exceptions/{n}/after-report" -> exception(id, one -> one.emergency() && one.afterReport() == null);
            case "corrections/{n}/approval" ->
                of(
                        incident.tracks().corrections(),
                        one -> is(one.n(), id),
                        one -> one.state() == ApprovalState.PROPOSED);
            default -> true;
        };
    }

    private static <T> boolean of(List<T> all, Predicate<T> meant, Predicate<T> left) {
        return all.stream().filter(meant).anyMatch(left);
    }

    private static boolean is(int n, String id) {
        return Integer.toString(n).equals(id);
    }

    private boolean measure(String id, Set<MeasureState> states) {
        return of(
                incident.measures(),
                (MeasureEntry one) -> one.measureId().toString().equals(id),
                one -> states.contains(one.state()));
    }

    private boolean exception(String id, Predicate<ExceptionEntry> left) {
        return of(incident.tracks().exceptions(), one -> is(one.n(), id), left);
    }

    private boolean isToBeNoted() {
        return incident.noted() == null
                && state.level() == 0
                && LevelRoutes.noting(acting, record.report(), unmanaged).isPresent();
    }

    private boolean isToBeLowered(LevelChangeEntry change) {
        return change.state() == ApprovalState.PROPOSED
                && change.from() == state.level()
                && LevelRoutes.approving(change.from()).grantedTo(acting).isPresent();
    }

    private boolean isLeft(String work, Obligation duty) {
        boolean waits = !duty.state().submitted() && duty.state() != ObligationState.WITHDRAWN;
        return switch (work) {
            case "approval" ->
                duty.work().author() != null
                        && !duty.work().approved()
                        && ExternalReportRoutes.approving(duty.duty().stage())
                                .grantedTo(acting)
                                .isPresent();
            case "acknowledgement" ->
                !duty.work().acknowledged()
                        && (duty.work().submitted() || duty.state().submitted());
            case "waiver" -> waits && duty.work().waiverProposer() != null;
            default -> waits;
        };
    }
}
