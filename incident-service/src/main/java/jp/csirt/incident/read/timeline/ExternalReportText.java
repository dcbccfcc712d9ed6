package jp.csirt.incident.read.timeline;

import jp.csirt.incident.domain.externalreport.Recipient;
import jp.csirt.incident.domain.incident.ExternalReportEvent;
import jp.csirt.incident.domain.incident.ExternalReportEvent.ExternalReportAcknowledged;
import jp.csirt.incident.domain.incident.ExternalReportEvent.ExternalReportApproved;
import jp.csirt.incident.domain.incident.ExternalReportEvent.ExternalReportDrafted;
import jp.csirt.incident.domain.incident.ExternalReportEvent.ExternalReportSubmitted;
import jp.csirt.incident.domain.incident.ExternalReportEvent.ReportWaived;
import jp.csirt.incident.domain.incident.ExternalReportEvent.WaiverProposed;
import jp.csirt.incident.domain.incident.Submission;
import jp.csirt.incident.domain.profile.PolicyProfile;
import org.jspecify.annotations.Nullable;

/** 外部報告を言葉に. */
final class ExternalReportText {

    private final PolicyProfile profile;

    ExternalReportText(PolicyProfile profile) {
        this.profile = profile;
    }

    String of(ExternalReportEvent event) {
        String to = "外部報告（%s %s）"
                .formatted(
                        profile.word(event.target().recipient()),
                        event.target().stage().label());
        return to
                + switch (event) {
                    case ExternalReportDrafted e -> "を起案" + said(e.content());
                    case ExternalReportApproved e -> "を承認" + EventText.overridden(e.override());
                    case ExternalReportSubmitted e -> "を提出" + via(e.via()) + how(e.submission());
                    case ExternalReportAcknowledged e -> "の受領" + said(e.reference());
                    case WaiverProposed e -> "を不要とする提案: " + e.reason();
                    case ReportWaived e -> "を不要と決定" + said(e.reason()) + EventText.overridden(e.override());
                };
    }

    private static String via(@Nullable Recipient passingOn) {
        return passingOn == null ? "" : "（%sを経由）".formatted(passingOn.label());
    }

    private static String how(Submission submission) {
        var issue = submission.issue();
        String receipt = submission.receiptNumber();
        return "（" + submission.channel().label()
                + (receipt == null ? "" : "、受付番号 " + receipt)
                + (submission.alsoFinal() ? "、確報・最終報を兼ねる" : "")
                + (issue == null ? "" : "、%s 第%d報".formatted(issue.form().label(), issue.n()))
                + "）";
    }

    private static String said(@Nullable String text) {
        return text == null || text.isBlank() ? "" : ": " + text;
    }
}
