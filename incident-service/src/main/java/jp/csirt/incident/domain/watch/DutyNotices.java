package jp.csirt.incident.domain.watch;

import static jp.csirt.incident.domain.watch.Ask.decision;
import static jp.csirt.incident.domain.watch.Ask.request;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import jp.csirt.incident.domain.access.Role;
import jp.csirt.incident.domain.externalreport.Recipient;
import jp.csirt.incident.domain.externalreport.ReportStage;
import jp.csirt.incident.domain.externalreport.Strength;
import jp.csirt.incident.domain.incident.ExternalReportEvent;
import jp.csirt.incident.domain.incident.ExternalReportEvent.ExternalReportAcknowledged;
import jp.csirt.incident.domain.incident.ExternalReportEvent.ExternalReportApproved;
import jp.csirt.incident.domain.incident.ExternalReportEvent.ExternalReportDrafted;
import jp.csirt.incident.domain.incident.ExternalReportEvent.ExternalReportSubmitted;
import jp.csirt.incident.domain.incident.ExternalReportEvent.ReportWaived;
import jp.csirt.incident.domain.incident.ExternalReportEvent.WaiverProposed;
import jp.csirt.incident.domain.incident.IncidentState;
import jp.csirt.incident.domain.incident.Obligation;
import jp.csirt.incident.domain.incident.ObligationEvent;
import jp.csirt.incident.domain.incident.ObligationEvent.DutiesDetermined;
import jp.csirt.incident.domain.incident.ObligationEvent.ObligationDetermined;
import jp.csirt.incident.domain.incident.ObligationEvent.ObligationWithdrawn;
import jp.csirt.incident.domain.incident.ReportTarget;
import org.jspecify.annotations.Nullable;

/** 外部報告に伴う連絡: duties that arise, change or fall away, and the work on them. */
final class DutyNotices {

    private DutyNotices() {}

    static List<Ask> of(ObligationEvent event, IncidentState before) {
        return switch (event) {
            case DutiesDetermined _ -> List.of();
            case ObligationDetermined determined -> of(determined, standing(before, determined.obligationId()));
            case ObligationWithdrawn e ->
                standing(before, e.obligationId())
                        .filter(obligation -> obligation.state().open())
                        .map(_ -> decision(Matter.DUTY_WITHDRAWN, doer(e.recipient()))
                                .about(Concern.obligation(e.obligationId())))
                        .stream()
                        .toList();
        };
    }

    static List<Ask> of(ExternalReportEvent event, IncidentState after) {
        Concern concern = Concern.obligation(event.target().obligationId());
        Optional<Obligation> obligation =
                after.obligations().find(event.target().obligationId());
        Instant due = obligation.map(DutyNotices::hard).orElse(null);
        return switch (event) {
            case ExternalReportDrafted e ->
                List.of(approval(e.target()).about(concern).until(due));
            case ExternalReportApproved e ->
                List.of(decision(Matter.SUBMIT_EXTERNAL_REPORT, doer(e.target().recipient()))
                        .about(concern)
                        .until(due));
            case ExternalReportSubmitted e ->
                obligation.filter(done -> !done.work().approved()).stream()
                        .map(_ -> approval(e.target()).about(concern))
                        .toList();
            case ExternalReportAcknowledged _ -> List.of();
            case WaiverProposed _ ->
                List.of(request(Matter.DECIDE_WAIVER, Role.CISO).about(concern).until(due));
            case ReportWaived e ->
                List.of(decision(Matter.REPORT_WAIVED, doer(e.target().recipient()), Role.CSIRT_LEAD)
                        .about(concern));
        };
    }

    private static List<Ask> of(ObligationDetermined determined, Optional<Obligation> before) {
        Role doer = doer(determined.duty().recipient());
        Strength now = determined.duty().strength();
        boolean arisen = before.map(duty ->
                        now == Strength.REQUIRED && (duty.duty().strength() != now || isOwedAnew(determined, duty)))
                .orElse(true);
        Instant due = determined.due() == null ? null : determined.due().hard();
        Concern concern = Concern.obligation(determined.obligationId());
        if (arisen) {
            Ask ask = now == Strength.REQUIRED
                    ? request(Matter.FULFIL_DUTY, doer).then(Role.CSIRT_LEAD)
                    : request(Matter.JUDGE_DUTY, Role.CSIRT_LEAD);
            return List.of(ask.about(concern).until(due));
        }
        boolean moved = before.filter(duty -> duty.state().open())
                .filter(duty -> !Objects.equals(hard(duty), due))
                .isPresent();
        return moved ? List.of(decision(Matter.DUE_CHANGED, doer).about(concern).until(due)) : List.of();
    }

    private static boolean isOwedAnew(ObligationDetermined determined, Obligation before) {
        return determined.duty().stage().recurs() && !before.state().open();
    }

    private static Optional<Obligation> standing(IncidentState before, UUID obligationId) {
        return before.obligations().find(obligationId).filter(Obligation::standing);
    }

    static @Nullable Instant hard(Obligation obligation) {
        return obligation.due() == null ? null : obligation.due().hard();
    }

    /** Who reports to the recipient: 本人 are told by the unit's 管理者, all others by the CSIRT's 外部連携. */
    static Role doer(Recipient recipient) {
        return recipient == Recipient.SUBJECTS ? Role.SEC_MANAGER : Role.CSIRT_LIAISON;
    }

    private static Ask approval(ReportTarget target) {
        return request(Matter.APPROVE_EXTERNAL_REPORT, approver(target.stage()));
    }

    /** 第一報・速報 is approved by 統括, 続報・追完 by CSIRT責任者, what ends it by CISO. */
    static Role approver(ReportStage stage) {
        return switch (stage) {
            case FIRST, PRELIMINARY, NOTICE -> Role.OVERALL_MANAGER;
            case FOLLOW_UP, SUPPLEMENT -> Role.CSIRT_LEAD;
            case LAST, FINAL_LEGAL, WITHDRAWAL -> Role.CISO;
        };
    }
}
