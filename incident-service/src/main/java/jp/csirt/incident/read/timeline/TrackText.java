package jp.csirt.incident.read.timeline;

import static java.util.stream.Collectors.joining;

import jp.csirt.incident.domain.incident.DirectionEvent;
import jp.csirt.incident.domain.incident.DirectionEvent.CisoInstructed;
import jp.csirt.incident.domain.incident.DirectionEvent.EmergencyPlanInvoked;
import jp.csirt.incident.domain.incident.DirectionEvent.SystemStopped;
import jp.csirt.incident.domain.incident.DirectionEvent.UsageInvestigationOrdered;
import jp.csirt.incident.domain.incident.ExceptionEvent;
import jp.csirt.incident.domain.incident.ExceptionEvent.EmergencyExceptionReported;
import jp.csirt.incident.domain.incident.ExceptionEvent.ExceptionDecided;
import jp.csirt.incident.domain.incident.ExceptionEvent.ExceptionRequested;
import jp.csirt.incident.domain.incident.VendorEvent;
import jp.csirt.incident.domain.incident.VendorEvent.VendorMeasureReported;
import jp.csirt.incident.domain.incident.VendorEvent.VendorMeasureRequested;
import jp.csirt.incident.domain.profile.DateStyle;
import jp.csirt.incident.domain.profile.PolicyProfile;

/** 決定と指示、委託事業者、例外措置を言葉に. */
final class TrackText {

    private final PolicyProfile profile;
    private final DateStyle dates;

    TrackText(PolicyProfile profile, DateStyle dates) {
        this.profile = profile;
        this.dates = dates;
    }

    String of(DirectionEvent event) {
        return switch (event) {
            case SystemStopped e -> "システムの停止: %s（%s から%s）".formatted(e.system(), dates.dateTime(e.stoppedAt()), end(e));
            case UsageInvestigationOrdered e -> "利用状況の調査を命令（対象 %s）: %s".formatted(e.target(), e.scope());
            case CisoInstructed e -> "CISOの指示" + to(e) + ": " + e.text();
            case EmergencyPlanInvoked e -> "緊急時対応計画を発動（%s）".formatted(e.planVersion());
        };
    }

    String of(VendorEvent event) {
        return switch (event) {
            case VendorMeasureRequested e ->
                "委託事業者への対処要求 %d（%s%s）: %s".formatted(e.n(), e.vendor(), e.suspend() ? "、一時中断を含む" : "", e.request());
            case VendorMeasureReported e ->
                "委託事業者の措置 %d（%s）: %s".formatted(e.n(), e.state().label(), e.what());
        };
    }

    String of(ExceptionEvent event) {
        return switch (event) {
            case ExceptionRequested e ->
                "例外措置 %d を%s（%sまで）: %s。理由: %s"
                        .formatted(e.n(), e.emergency() ? "緊急に実施" : "申請", dates.date(e.until()), e.what(), e.reason());
            case ExceptionDecided e ->
                "例外措置 %d の決定: %s。%s".formatted(e.n(), e.result().label(), e.comment())
                        + EventText.overridden(e.override());
            case EmergencyExceptionReported e -> "例外措置 %d の事後報告: %s".formatted(e.n(), e.text());
        };
    }

    private String to(CisoInstructed instructed) {
        return instructed.to().isEmpty()
                ? ""
                : instructed.to().stream()
                        .map(to -> profile.addresseeName(to.name()))
                        .collect(joining("、", "（", "へ）"));
    }

    private String end(SystemStopped stopped) {
        return stopped.restartedAt() == null ? "" : " " + dates.dateTime(stopped.restartedAt()) + " まで";
    }
}
