package jp.csirt.incident.export.form;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import jp.csirt.incident.domain.report.AffectedAsset;
import jp.csirt.incident.domain.report.AffectedSystem;
import jp.csirt.incident.domain.report.Availability;
import jp.csirt.incident.domain.report.Category;
import jp.csirt.incident.domain.report.Channel;
import jp.csirt.incident.domain.report.Confidentiality;
import jp.csirt.incident.domain.report.ContractedVendor;
import jp.csirt.incident.domain.report.DataItem;
import jp.csirt.incident.domain.report.Discoverer;
import jp.csirt.incident.domain.report.Impact;
import jp.csirt.incident.domain.report.Integrity;
import jp.csirt.incident.domain.report.LeakCertainty;
import jp.csirt.incident.domain.report.LeakSign;
import jp.csirt.incident.domain.report.LeakType;
import jp.csirt.incident.domain.report.Medium;
import jp.csirt.incident.domain.report.PersonalData;
import jp.csirt.incident.domain.report.Report;
import jp.csirt.incident.domain.report.Reporter;
import jp.csirt.incident.domain.report.ReporterKind;
import jp.csirt.incident.domain.report.SubjectKind;
import jp.csirt.incident.domain.report.SubjectsCertainty;
import jp.csirt.incident.domain.report.Threat;
import jp.csirt.incident.domain.report.Zone;
import jp.csirt.incident.domain.shared.Certainty;
import jp.csirt.incident.domain.shared.TriState;

/** Reports to begin a story with. */
final class Reports {

    private Reports() {}

    /** Nothing but what the API demands. */
    static Report minimal() {
        return minimal("不審メールの受信", "添付を開いたかもしれない。", TriState.UNKNOWN, TriState.UNKNOWN);
    }

    static Report minimal(String title, String summary, TriState personalData, TriState crimePossible) {
        return new Report(
                title,
                summary,
                Instant.parse("2026-02-20T00:05:00Z"),
                0,
                Category.TARGETED_ATTACK,
                "mayor",
                new Reporter(ReporterKind.EMPLOYEE, "税務課 主事", null, null),
                Channel.SYSTEM,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                Impact.UNSTATED,
                involved(personalData),
                null,
                List.of(),
                crimePossible,
                false);
    }

    /** Everything stated. */
    static Report full() {
        return new Report(
                "税務課端末のマルウェア感染",
                "課税資料の入力用端末で、メールの添付を開いた後に警告が出た。\n端末をネットワークから切り離した。",
                Instant.parse("2026-02-20T00:05:00Z"),
                1,
                Category.MALWARE,
                "mayor",
                new Reporter(ReporterKind.EMPLOYEE, "主事", "tax", "内線 210"),
                Channel.PHONE,
                Instant.parse("2026-02-19T23:50:00Z"),
                Certainty.ESTIMATED,
                Instant.parse("2026-02-20T00:05:00Z"),
                Discoverer.EMPLOYEE,
                "tax",
                Threat.T1_INTENTIONAL,
                List.of(
                        new AffectedSystem("税務システム", Zone.MYNUMBER, "SYS_MANAGER@tax"),
                        new AffectedSystem("メール", Zone.LGWAN, null)),
                List.of(
                        new AffectedAsset(
                                "課税台帳", Medium.ELECTRONIC, Confidentiality.C3B, Integrity.I2, Availability.A2),
                        new AffectedAsset("送付先一覧", null, null, null, null)),
                new Impact(List.of("tax", "school"), true),
                personalData(),
                new ContractedVendor("株式会社保守サービス", "税務システム保守"),
                List.of(),
                TriState.YES,
                false);
    }

    /** What people do send, by mistake or on purpose, at the limits of the contract. */
    static Report hostile() {
        String text =
                "<script>alert(1)</script> =cmd|' /C calc'!A0 𠮷 &amp; \u202Etxt.exe\u202C עברית 😀👨‍👩‍👧 $1 \\ SEC_MANAGER@tax ${7*7} ";
        var systems = IntStream.rangeClosed(1, 1000)
                .mapToObj(n -> new AffectedSystem(
                        "端末%04d %s".formatted(n, n == 7 ? text : ""), Zone.OTHER, "SYS_MANAGER@" + n))
                .toList();
        return new Report(
                "題".repeat(200),
                text + "長い文。".repeat(4970),
                Instant.MIN,
                3,
                Category.OTHER,
                "<organ>",
                new Reporter(ReporterKind.CITIZEN, text, text, text),
                Channel.OTHER,
                Instant.parse("1872-12-31T14:59:59Z"),
                null,
                Instant.MAX,
                null,
                text,
                null,
                systems,
                List.of(),
                new Impact(List.of(text), null),
                PersonalData.UNSTATED,
                new ContractedVendor(text, null),
                List.of(),
                TriState.UNKNOWN,
                true);
    }

    static PersonalData involved(TriState involved) {
        return new PersonalData(
                        involved, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
                        null)
                .known();
    }

    private static PersonalData personalData() {
        return new PersonalData(
                TriState.YES,
                TriState.NO,
                List.of(SubjectKind.RESIDENT, SubjectKind.BUSINESS),
                List.of(DataItem.NAME, DataItem.TAX),
                TriState.NO,
                TriState.UNKNOWN,
                TriState.YES,
                TriState.YES,
                1234,
                null,
                SubjectsCertainty.ESTIMATED,
                TriState.NO,
                TriState.NO,
                List.of(LeakType.LEAK),
                LeakCertainty.SUSPECTED,
                List.of(LeakSign.COMMAND_AND_CONTROL));
    }
}
