package jp.csirt.incident.export.form;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import jp.csirt.incident.domain.deadline.Due;
import jp.csirt.incident.domain.externalreport.Duty;
import jp.csirt.incident.domain.externalreport.Recipient;
import jp.csirt.incident.domain.externalreport.ReportStage;
import jp.csirt.incident.domain.externalreport.Strength;
import jp.csirt.incident.domain.incident.Clauses;
import jp.csirt.incident.domain.incident.IncidentEvent;
import jp.csirt.incident.domain.incident.IncidentId;
import jp.csirt.incident.domain.incident.IncidentNumber;
import jp.csirt.incident.domain.incident.IssueNumber;
import jp.csirt.incident.domain.incident.Obligation;
import jp.csirt.incident.domain.incident.ObligationEvent.ObligationDetermined;
import jp.csirt.incident.domain.incident.ReportingEvent.IncidentReported;
import jp.csirt.incident.domain.profile.LocalPolicies;
import jp.csirt.incident.domain.profile.LocalPolicy;
import jp.csirt.incident.domain.profile.PolicyProfile;
import jp.csirt.incident.domain.profile.PolicyProfile.Department;
import jp.csirt.incident.domain.profile.PolicyProfile.Organ;
import jp.csirt.incident.domain.report.Report;
import jp.csirt.incident.domain.shared.Act;
import jp.csirt.incident.domain.shared.Actor;
import jp.csirt.incident.read.record.IncidentRecord;
import jp.csirt.incident.read.record.RecordedEvent;

/** An incident told event by event, with ids and times that never change. */
public final class Story {
    static final IncidentId ID = new IncidentId(new UUID(0, 1));
    /** The body it happens in. */
    public static final PolicyProfile PROFILE = profile(LocalPolicies.TOWN);

    private static final List<String> TITLES = List.of("税務課 主事", "情報政策課 主査", "総務課長", "副町長", "税務課長", "情報政策課長");
    private static final String HASH = "3f9a0c771be2d845aa00bb11cc22dd33ee44ff5566778899aabbccddeeff0011";
    private static final Duration TYPING = Duration.ofMinutes(3);

    private final List<RecordedEvent> events = new ArrayList<>();

    private static PolicyProfile profile(LocalPolicy local) {
        return new PolicyProfile(
                "shime-town",
                "SHIME",
                "志免町",
                "本町",
                "福岡県",
                "自治体機密性3C",
                null,
                List.of(new Organ("mayor", "町長部局", null), new Organ("education", "教育委員会", null)),
                List.of(
                        new Department("tax", "税務課", "mayor", null),
                        new Department("school", "学校教育課", "education", null)),
                List.of(),
                null,
                List.of(),
                LocalPolicies.obligations(true),
                Map.of(),
                local);
    }

    static Story of(String at, Report report) {
        return new Story()
                .then(0, at, act -> new IncidentReported(ID, act, new IncidentNumber("SHIME-2026-0001"), report));
    }

    /** Person 0 is the clerk, 1 the CSIRT's member, 2 its lead, 3 the CISO, 4 the unit's manager, 5 the system's. */
    public Story then(int person, String at, Function<Act, IncidentEvent> event) {
        var occurredAt = Instant.parse(at);
        var act = new Act(new Actor(new UUID(9, person), null, null), occurredAt);
        IncidentEvent happened = event.apply(act);
        int n = events.size() + 1;
        events.add(new RecordedEvent(
                1200 + n,
                new UUID(1, n).toString(),
                nameOf(happened),
                occurredAt.plus(TYPING),
                Map.of(RecordedEvent.CLAUSES, Clauses.of(happened)),
                happened));
        return this;
    }

    /** A duty to the commission with that limit. */
    public static Function<Act, IncidentEvent> duty(String due) {
        return act -> new ObligationDetermined(
                ID,
                act,
                Obligation.idOf(ID, Recipient.PPC, ReportStage.PRELIMINARY),
                new Duty(
                        Recipient.PPC,
                        ReportStage.PRELIMINARY,
                        Strength.REQUIRED,
                        List.of("APPI.OVER_100"),
                        "個人情報保護法68条1項",
                        act.occurredAt()),
                Due.at(Instant.parse(due)),
                "duties-1",
                null,
                false,
                "確かめた");
    }

    /** The record so far. */
    public IncidentRecord record() {
        return new IncidentRecord(ID, events, 1, 1200L + events.size(), HASH);
    }

    /** What forms are filled from. */
    public FormFacts facts() {
        return facts(PROFILE);
    }

    /** The same for a report that is issued. */
    FormFacts facts(IssueNumber number) {
        FormFacts drafted = facts();
        return FormFacts.of(
                record(), List.of(), Story::title, PROFILE, drafted.issue().as(number));
    }

    /** The same of a body that writes the years of the common era. */
    FormFacts western() {
        return facts(profile(LocalPolicies.WESTERN));
    }

    private FormFacts facts(PolicyProfile profile) {
        var issue = new Issue(
                Instant.parse("2026-03-31T08:15:00Z"),
                "情報政策課　主査",
                List.of("最高情報セキュリティ責任者", "統括情報セキュリティ責任者"),
                1200L + events.size(),
                HASH,
                null,
                null,
                false);
        return FormFacts.of(record(), List.of(), Story::title, profile, issue);
    }

    /** 職名. */
    public static String title(UUID person) {
        return TITLES.get((int) person.getLeastSignificantBits());
    }

    private static String nameOf(IncidentEvent event) {
        String name = event.getClass().getSimpleName();
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
