package jp.csirt.incident.api.console.page;

import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.Supplier;
import jp.csirt.incident.api.console.act.Known;
import jp.csirt.incident.api.console.act.Offers.Act;
import jp.csirt.incident.api.console.act.Subject;
import jp.csirt.incident.api.console.frame.Facts;
import jp.csirt.incident.api.console.frame.InnerApi;
import jp.csirt.incident.api.console.frame.Times;
import jp.csirt.incident.api.console.frame.Visit;
import jp.csirt.incident.api.console.frame.Wording;
import jp.csirt.incident.api.query.IncidentRoutes;
import jp.csirt.incident.domain.externalreport.ObligationState;
import jp.csirt.incident.domain.externalreport.Recipient;
import jp.csirt.incident.domain.externalreport.ReportStage;
import jp.csirt.incident.domain.incident.ExternalReportEvent.ExternalReportDrafted;
import jp.csirt.incident.domain.incident.ExternalReportEvent.WaiverProposed;
import jp.csirt.incident.domain.incident.IncidentEvent;
import jp.csirt.incident.domain.incident.IncidentId;
import jp.csirt.incident.domain.profile.PolicyProfile;
import jp.csirt.incident.read.obligation.ObligationItem;
import jp.csirt.incident.read.record.IncidentRecord;
import jp.csirt.incident.read.record.IncidentRecords;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** 行為の相手を探す: among what the tabs of an incident show, and among its duties to report. */
public final class Subjects implements Subject.Finder {

    private final InnerApi api;
    private final IncidentRecords records;
    private final Supplier<PolicyProfile> profile;
    private final Clock clock;

    public Subjects(InnerApi api, IncidentRecords records, Supplier<PolicyProfile> profile, Clock clock) {
        this.api = api;
        this.records = records;
        this.profile = profile;
        this.clock = clock;
    }

    @Override
    public Mono<Subject> of(Visit visit, Act act, Known known) {
        return act.path().startsWith("obligations/")
                ? duty(visit, known)
                : Mono.just(entry(visit, known, profile.get()));
    }

    private static Subject entry(Visit visit, Known known, PolicyProfile profile) {
        var wording = new Wording(visit.times(), profile::addresseeName);
        return Arrays.stream(Tab.values())
                .flatMap(tab -> tab.sections(known.detail(), known.offered()).stream())
                .flatMap(section -> section.entries().stream())
                .filter(entry -> entry.isOf(visit.path()))
                .map(entry -> new Subject("", entry.told(wording)))
                .findFirst()
                .orElse(Subject.NONE);
    }

    private Mono<Subject> duty(Visit visit, Known known) {
        String path = "/v1/incidents/" + visit.segment("id") + "/obligations";
        return Mono.zip(
                api.get(visit, path, IncidentRoutes.Obligations.class),
                records.find(new IncidentId(known.detail().incidentId())),
                (duties, record) -> duties.items().stream()
                        .filter(duty -> duty.obligationId().toString().equals(visit.segment("obligationId")))
                        .map(duty -> subject(duty, record, new Wording(visit.times(), profile.get()::addresseeName)))
                        .findFirst()
                        .orElse(Subject.NONE));
    }

    private Subject subject(ObligationItem duty, IncidentRecord record, Wording wording) {
        String drafted = null;
        String proposed = null;
        for (IncidentEvent event : record.history()) {
            if (event instanceof ExternalReportDrafted draft
                    && draft.target().obligationId().equals(duty.obligationId())) {
                drafted = draft.content();
            } else if (event instanceof WaiverProposed waiver
                    && waiver.target().obligationId().equals(duty.obligationId())) {
                proposed = waiver.reason();
            }
        }
        Times.Left left =
                wording.times().left(duty.due() == null ? null : duty.due().hard(), clock.instant());
        var facts = new Duty(
                duty.recipient(),
                duty.stage(),
                duty.state(),
                left.text() + (left.at().isEmpty() ? "" : "（" + left.at() + "）"),
                duty.awareAt(),
                duty.clause(),
                drafted,
                proposed);
        return new Subject(name(duty), Facts.of("field.obligation", facts, wording));
    }

    private static String name(ObligationItem duty) {
        return duty.recipient().label()
                + "への"
                + (duty.stage() == ReportStage.NOTICE ? "通知" : duty.stage().label());
    }

    /** 外部報告義務, as the page of an act shows it. */
    private record Duty(
            Recipient recipient,
            ReportStage stage,
            ObligationState state,
            String dueAt,
            Instant awareAt,
            String clause,
            @Nullable String content,
            @Nullable String proposal) {}
}
