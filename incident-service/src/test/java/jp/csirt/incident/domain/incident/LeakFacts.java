package jp.csirt.incident.domain.incident;

import static jp.csirt.incident.domain.incident.Given.AT;
import static jp.csirt.incident.domain.incident.Given.CSIRT;
import static jp.csirt.incident.domain.incident.Given.ID;
import static jp.csirt.incident.domain.incident.Given.by;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import jp.csirt.incident.domain.incident.AssessmentEvent.SituationConfirmed;
import jp.csirt.incident.domain.incident.ReportingEvent.IncidentReported;
import jp.csirt.incident.domain.report.PersonalData;
import jp.csirt.incident.domain.report.Report;
import jp.csirt.incident.domain.report.ReporterKind;
import jp.csirt.incident.domain.report.SubjectsCertainty;
import jp.csirt.incident.domain.shared.Act;
import jp.csirt.incident.domain.shared.Actor;
import jp.csirt.incident.domain.shared.TriState;

/** 漏えいの事実 of the tests: a report of a drill two days after the fact was known, and what is found later. */
final class LeakFacts {

    private LeakFacts() {}

    static IncidentReported reported(PersonalData data, Actor reporter, UUID... implicated) {
        Report plain = Given.report(1, ReporterKind.EMPLOYEE, TriState.NO);
        return new IncidentReported(
                ID,
                by(reporter),
                Given.NUMBER,
                new Report(
                        plain.title(),
                        plain.summary(),
                        AT.minus(Duration.ofDays(2)),
                        1,
                        plain.category(),
                        plain.organ(),
                        plain.reporter(),
                        plain.channel(),
                        null,
                        null,
                        null,
                        null,
                        plain.department(),
                        null,
                        List.of(),
                        List.of(),
                        plain.impact(),
                        data,
                        null,
                        List.of(implicated),
                        TriState.NO,
                        true));
    }

    static SituationConfirmed found(PersonalData data, Instant awareAt) {
        return new SituationConfirmed(ID, by(CSIRT), new Situation("本人の数を数えた。", data, null, null, null, null, awareAt));
    }

    /** Found at that time and known since then. */
    static SituationConfirmed foundAt(PersonalData data, Instant at) {
        return new SituationConfirmed(
                ID, new Act(CSIRT, at), new Situation("本人の数を数えた。", data, null, null, null, null, at));
    }

    static PersonalData subjects(TriState involved, int subjects) {
        return new PersonalData(
                involved,
                TriState.NO,
                null,
                null,
                TriState.NO,
                TriState.NO,
                TriState.NO,
                TriState.NO,
                subjects,
                null,
                SubjectsCertainty.CONFIRMED,
                TriState.NO,
                TriState.NO,
                null,
                null,
                null);
    }

    /** Only what is known of 不正の目的. */
    static PersonalData purpose(TriState wrongful) {
        return new PersonalData(
                null, null, null, null, null, null, null, wrongful, null, null, null, null, null, null, null, null);
    }

    /** 犯罪の可能性 was found at one time and known since another. */
    static SituationConfirmed crime(Instant awareAt, Instant foundAt) {
        return new SituationConfirmed(
                ID, new Act(CSIRT, foundAt), new Situation("侵入の跡があった。", null, null, null, null, TriState.YES, awareAt));
    }
}
