package jp.csirt.incident.domain.watch;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import jp.csirt.incident.domain.deadline.Due;
import jp.csirt.incident.domain.externalreport.Duty;
import jp.csirt.incident.domain.externalreport.Recipient;
import jp.csirt.incident.domain.externalreport.ReportStage;
import jp.csirt.incident.domain.externalreport.Strength;
import jp.csirt.incident.domain.incident.DecisionResult;
import jp.csirt.incident.domain.incident.IncidentEvent;
import jp.csirt.incident.domain.incident.IncidentId;
import jp.csirt.incident.domain.incident.IncidentNumber;
import jp.csirt.incident.domain.incident.Obligation;
import jp.csirt.incident.domain.incident.ObligationEvent.ObligationDetermined;
import jp.csirt.incident.domain.incident.OrderedMeasure;
import jp.csirt.incident.domain.incident.PreventionEvent.PreventionDecided;
import jp.csirt.incident.domain.incident.PreventionEvent.PreventionProposed;
import jp.csirt.incident.domain.incident.ReportingEvent.IncidentReported;
import jp.csirt.incident.domain.report.Category;
import jp.csirt.incident.domain.report.Channel;
import jp.csirt.incident.domain.report.Impact;
import jp.csirt.incident.domain.report.PersonalData;
import jp.csirt.incident.domain.report.Report;
import jp.csirt.incident.domain.report.Reporter;
import jp.csirt.incident.domain.report.ReporterKind;
import jp.csirt.incident.domain.shared.Act;
import jp.csirt.incident.domain.shared.Actor;
import jp.csirt.incident.domain.shared.TriState;
import org.jspecify.annotations.Nullable;

/** 前提: one incident of the tax department, as its watch sees it. */
public final class Given {

    public static final IncidentId ID = new IncidentId(new UUID(0x1234, 1));
    public static final Instant AT = Instant.parse("2026-04-01T00:00:00Z");
    public static final UUID MEASURE = new UUID(0x1234, 51);
    public static final UUID FINAL = Obligation.idOf(ID, Recipient.PPC, ReportStage.FINAL_LEGAL);

    private Given() {}

    public static Act by(String post) {
        return by(post, AT);
    }

    static Act by(String post, Instant at) {
        return new Act(new Actor(new UUID(0, 99), post, "tax"), at);
    }

    public static IncidentReported reported(int level, UUID... implicated) {
        return reported(level, false, implicated);
    }

    public static IncidentReported reported(int level, boolean drill, UUID... implicated) {
        return new IncidentReported(
                ID,
                by("REPORTER"),
                new IncidentNumber("SHIME-2026-0001"),
                new Report(
                        "納税通知書の誤送付",
                        "別人の通知書を同封した。",
                        AT,
                        level,
                        Category.MISDIRECTED,
                        "mayor",
                        new Reporter(ReporterKind.EMPLOYEE, "係員", "tax", null),
                        Channel.PHONE,
                        null,
                        null,
                        null,
                        null,
                        "tax",
                        null,
                        List.of(),
                        List.of(),
                        Impact.UNSTATED,
                        PersonalData.UNSTATED,
                        null,
                        List.of(implicated),
                        TriState.UNKNOWN,
                        drill));
    }

    /** The 確報 with that last day. */
    public static ObligationDetermined determined(@Nullable Due due) {
        return determined(Recipient.PPC, ReportStage.FINAL_LEGAL, Strength.REQUIRED, due);
    }

    public static ObligationDetermined determined(
            Recipient recipient, ReportStage stage, Strength strength, @Nullable Due due) {
        return new ObligationDetermined(
                ID,
                by("CSIRT_MEMBER"),
                Obligation.idOf(ID, recipient, stage),
                new Duty(recipient, stage, strength, List.of("APPI.OVER_100"), "個人情報保護法68条1項", AT),
                due,
                "duties-1",
                "2026-1",
                false,
                "件数が判明した");
    }

    /** A measure ordered of 情報システム管理者. */
    public static PreventionDecided ordered(LocalDate dueOn) {
        return new PreventionDecided(
                ID,
                by("CISO"),
                1,
                DecisionResult.APPROVED,
                "了承",
                List.of(new OrderedMeasure(MEASURE, "添付ファイルの無害化", "SYS_MANAGER", dueOn)),
                null,
                null);
    }

    public static PreventionProposed proposed() {
        return new PreventionProposed(ID, by("CSIRT_MEMBER"), 1, List.of());
    }

    /** The events as they were recorded, one a second from {@link #AT} on. */
    public static IncidentHistory history(IncidentEvent... events) {
        var facts = new ArrayList<RecordedFact>();
        IntStream.range(0, events.length)
                .forEach(n -> facts.add(new RecordedFact("event-" + n, AT.plusSeconds(n), events[n])));
        return new IncidentHistory(facts, Set.of());
    }
}
