package jp.csirt.incident.api.console.page;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import jp.csirt.incident.api.console.act.Offers.Offer;
import jp.csirt.incident.api.console.act.Offers.Offered;
import jp.csirt.incident.api.console.frame.Facts;
import jp.csirt.incident.read.detail.IncidentDetail;

/** 見出しのある面 of an incident. */
enum Tab {
    TIMELINE("timeline") {
        @Override
        List<Section> sections(IncidentDetail detail, Offered offered) {
            return List.of();
        }
    },
    MEASURES("measures") {
        @Override
        List<Section> sections(IncidentDetail detail, Offered offered) {
            return List.of(
                    Section.of("containment", List.of(detail.containment())),
                    Section.of("recovery", List.of(detail.recovery())),
                    Section.of("lateralConclusions", detail.lateralConclusions()),
                    Section.of(
                            "lateralChecks",
                            detail.lateralChecks(),
                            check -> offered.on(
                                    "lateral-checks", check.check().checkId().toString())),
                    Section.of("directions", List.of(detail.tracks().directions())),
                    Section.of(
                            "vendorRequests",
                            detail.tracks().vendorRequests(),
                            request -> offered.on("vendor-requests", Integer.toString(request.n()))),
                    Section.of(
                            "exceptions",
                            detail.tracks().exceptions(),
                            exception -> offered.on("exceptions", Integer.toString(exception.n()))));
        }
    },
    EVIDENCE("evidence") {
        @Override
        List<Section> sections(IncidentDetail detail, Offered offered) {
            return List.of(Section.of(
                    "evidence",
                    detail.evidence(),
                    entry ->
                            offered.on("evidence", entry.evidence().evidenceId().toString())));
        }
    },
    CAUSES("causes") {
        @Override
        List<Section> sections(IncidentDetail detail, Offered offered) {
            return List.of(
                    Section.of("causes", detail.causes()),
                    Section.of(
                            "preventionPlans",
                            detail.preventionPlans(),
                            plan -> offered.on("prevention-plans", Integer.toString(plan.n()))),
                    Section.of(
                            "measures",
                            detail.measures(),
                            measure ->
                                    offered.on("measures", measure.measureId().toString())));
        }
    },
    OBLIGATIONS("obligations") {
        @Override
        List<Section> sections(IncidentDetail detail, Offered offered) {
            return List.of(
                    Section.of("disclosure", List.of(detail.disclosure())),
                    Section.of("subjectNotification", List.of(detail.subjectNotification())),
                    Section.of("policeContacts", detail.policeContacts()));
        }
    },
    REPORTS("reports") {
        @Override
        List<Section> sections(IncidentDetail detail, Offered offered) {
            return List.of();
        }
    },
    ATTACHMENTS("attachments") {
        @Override
        List<Section> sections(IncidentDetail detail, Offered offered) {
            return List.of(Section.of(
                    "attachments",
                    detail.attachments(),
                    file -> List.of(new Offer(
                            "download",
                            "/v1/incidents/%s/attachments/%s"
                                    .formatted(
                                            detail.incidentId(),
                                            file.attachment().attachmentId())))));
        }
    },
    HISTORY("history") {
        @Override
        List<Section> sections(IncidentDetail detail, Offered offered) {
            return List.of(
                    Section.of(
                            "assessments",
                            detail.assessments(),
                            assessment -> offered.on("assessments", Integer.toString(assessment.n()))),
                    Section.of("situations", detail.situations()),
                    Section.of("internalReports", detail.internalReports()),
                    Section.of(
                            "levelChanges",
                            detail.levelChanges(),
                            change -> offered.on("level-changes", Integer.toString(change.n()))),
                    Section.of(
                            "corrections",
                            detail.tracks().corrections(),
                            correction -> offered.on("corrections", Integer.toString(correction.n()))),
                    Section.of("closure", List.of(detail.closure())));
        }
    };

    /** As the address names it. */
    final String name;

    Tab(String name) {
        this.name = name;
    }

    /** The tab of that name, the timeline where there is none. */
    static Tab of(String name) {
        return Arrays.stream(values())
                .filter(tab -> tab.name.equals(name))
                .findFirst()
                .orElse(TIMELINE);
    }

    /** What it shows. */
    abstract List<Section> sections(IncidentDetail detail, Offered offered);

    /** 節; {@code name} is a key of the messages. */
    record Section(String name, List<Entry> entries) {

        static Section of(String name, List<?> entries) {
            return of(name, entries, _ -> List.of());
        }

        static <T> Section of(String name, List<T> entries, Function<T, List<Offer>> offers) {
            return new Section(
                    "field." + name,
                    entries.stream()
                            .flatMap(entry -> Stream.of(Facts.of("field." + name, entry))
                                    .filter(facts -> !facts.isEmpty())
                                    .map(facts -> new Entry(facts, offers.apply(entry))))
                            .toList());
        }
    }

    /** One of the things of a section, with what may be done to it. */
    record Entry(Facts facts, List<Offer> offers) {}
}
