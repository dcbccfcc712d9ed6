package jp.csirt.incident.publish;

import java.util.Optional;
import jp.csirt.incident.domain.deadline.Due;
import jp.csirt.incident.domain.externalreport.Duty;
import jp.csirt.incident.domain.incident.ExternalReportEvent;
import jp.csirt.incident.domain.incident.ExternalReportEvent.ExternalReportAcknowledged;
import jp.csirt.incident.domain.incident.ExternalReportEvent.ExternalReportApproved;
import jp.csirt.incident.domain.incident.ExternalReportEvent.ExternalReportDrafted;
import jp.csirt.incident.domain.incident.ExternalReportEvent.ExternalReportSubmitted;
import jp.csirt.incident.domain.incident.ExternalReportEvent.ReportWaived;
import jp.csirt.incident.domain.incident.ExternalReportEvent.WaiverProposed;
import jp.csirt.incident.domain.incident.FormEvent;
import jp.csirt.incident.domain.incident.FormEvent.FormIssued;
import jp.csirt.incident.domain.incident.IssueReference;
import jp.csirt.incident.domain.incident.ObligationEvent;
import jp.csirt.incident.domain.incident.ObligationEvent.DutiesDetermined;
import jp.csirt.incident.domain.incident.ObligationEvent.ObligationDetermined;
import jp.csirt.incident.domain.incident.ObligationEvent.ObligationWithdrawn;
import jp.csirt.incident.domain.incident.Submission;
import org.jspecify.annotations.Nullable;

/** 外部報告義務と報告の公開の範囲: to whom, in which stage, until when; not the grounds, which tell what leaked. */
final class DutyRedaction {

    private DutyRedaction() {}

    static Optional<PublicData> of(ObligationEvent event, PublicData data) {
        return switch (event) {
            // facts and grounds; the duties that follow from them are events of their own
            case DutiesDetermined _ -> Optional.empty();
            case ObligationDetermined determined -> Optional.of(determined(determined, data));
            case ObligationWithdrawn withdrawn ->
                Optional.of(data.id("obligationId", withdrawn.obligationId())
                        .code("recipient", withdrawn.recipient())
                        .code("stage", withdrawn.stage()));
        };
    }

    private static PublicData determined(ObligationDetermined event, PublicData data) {
        Duty duty = event.duty();
        return data.id("obligationId", event.obligationId())
                .code("recipient", duty.recipient())
                .code("stage", duty.stage())
                .code("strength", duty.strength())
                .at("awareAt", duty.awareAt())
                .part("due", due(event.due()));
    }

    private static @Nullable PublicData due(@Nullable Due due) {
        return due == null
                ? null
                : new PublicData()
                        .at("soft", due.soft())
                        .on("softOn", due.softOn())
                        .at("hard", due.hard())
                        .on("hardOn", due.hardOn());
    }

    static PublicData of(ExternalReportEvent event, PublicData data) {
        data.id("obligationId", event.target().obligationId())
                .code("recipient", event.target().recipient())
                .code("stage", event.target().stage());
        return switch (event) {
            case ExternalReportSubmitted submitted ->
                submitted(submitted.submission(), data).code("via", submitted.via());
            case ExternalReportDrafted _,
                    ExternalReportApproved _,
                    ExternalReportAcknowledged _,
                    WaiverProposed _,
                    ReportWaived _ -> data;
        };
    }

    private static PublicData submitted(Submission submission, PublicData data) {
        return data.code("channel", submission.channel())
                .fact("alsoFinal", submission.alsoFinal())
                .part("issue", issue(submission.issue()));
    }

    private static @Nullable PublicData issue(@Nullable IssueReference issue) {
        return issue == null
                ? null
                : new PublicData().code("form", issue.form()).number("n", issue.n());
    }

    static PublicData of(FormEvent event, PublicData data) {
        return switch (event) {
            case FormIssued issued ->
                data.code("form", issued.form())
                        .number("n", issued.number().n())
                        .fact("last", issued.number().last())
                        .number("dataVersion", issued.dataVersion());
        };
    }
}
