package jp.csirt.incident.domain.incident;

import static jp.csirt.incident.domain.incident.Given.AT;
import static jp.csirt.incident.domain.incident.Given.CISO;
import static jp.csirt.incident.domain.incident.Given.CSIRT;
import static jp.csirt.incident.domain.incident.Given.DUE_ON;
import static jp.csirt.incident.domain.incident.Given.ID;
import static jp.csirt.incident.domain.incident.Given.LEAD;
import static jp.csirt.incident.domain.incident.Given.MANAGER;
import static jp.csirt.incident.domain.incident.Given.by;

import java.util.List;
import jp.csirt.incident.domain.incident.DirectionEvent.CisoInstructed;
import jp.csirt.incident.domain.incident.DirectionEvent.EmergencyPlanInvoked;
import jp.csirt.incident.domain.incident.DirectionEvent.SystemStopped;
import jp.csirt.incident.domain.incident.DirectionEvent.UsageInvestigationOrdered;
import jp.csirt.incident.domain.incident.ExceptionEvent.EmergencyExceptionReported;
import jp.csirt.incident.domain.incident.ExceptionEvent.ExceptionDecided;
import jp.csirt.incident.domain.incident.ExceptionEvent.ExceptionRequested;
import jp.csirt.incident.domain.incident.PersonnelEvent.PersonnelActionRecorded;
import jp.csirt.incident.domain.incident.SharingEvent.InformationShared;
import jp.csirt.incident.domain.incident.VendorEvent.VendorMeasureReported;
import jp.csirt.incident.domain.incident.VendorEvent.VendorMeasureRequested;

/** 前提: events of the smaller tracks; see {@link Given}. */
final class GivenTracks {

    private GivenTracks() {}

    static SystemStopped stopped() {
        return new SystemStopped(ID, by(CISO), "公開Webサーバ", AT, null);
    }

    static UsageInvestigationOrdered investigationOrdered() {
        return new UsageInvestigationOrdered(ID, by(CISO), "認証ログ", "税務課の端末");
    }

    static CisoInstructed instructed(String... to) {
        return new CisoInstructed(
                ID,
                by(CISO),
                "全課で確かめること",
                List.of(to).stream().map(Addressee::new).toList());
    }

    static EmergencyPlanInvoked planInvoked() {
        return new EmergencyPlanInvoked(ID, by(CISO), "第3版");
    }

    static InformationShared shared() {
        return new InformationShared(ID, by(CSIRT), "県セキュリティクラウド", Tlp.TLP_AMBER, "不審な送信元", null);
    }

    static VendorMeasureRequested vendorRequested(int n) {
        return new VendorMeasureRequested(ID, by(MANAGER), n, "株式会社サンプル保守", "作業の中断", true, null);
    }

    static VendorMeasureReported vendorReported(int n, VendorAnswer state) {
        return new VendorMeasureReported(ID, by(MANAGER), n, "中断した", state);
    }

    static PersonnelActionRecorded personnelAction(PersonnelActionKind kind) {
        return new PersonnelActionRecorded(ID, by(LEAD), kind, "所属に通知した", null);
    }

    static ExceptionRequested exceptionRequested(int n, boolean emergency) {
        return new ExceptionRequested(ID, by(MANAGER), n, "無害化を通さない取込み", "他に方法がない", DUE_ON, emergency);
    }

    static ExceptionDecided exceptionDecided(int n) {
        return new ExceptionDecided(ID, by(CISO), n, ExceptionDecision.APPROVED, "認める", null);
    }

    static EmergencyExceptionReported exceptionReported(int n) {
        return new EmergencyExceptionReported(ID, by(MANAGER), n, "経路を閉じた");
    }
}
