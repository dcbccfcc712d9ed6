package jp.csirt.incident.api.console.page;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import jp.csirt.incident.api.console.act.Offers.Offer;
import jp.csirt.incident.api.console.act.Offers.Offered;
import jp.csirt.incident.api.console.frame.Facts;
import jp.csirt.incident.api.console.frame.Wording;
import jp.csirt.incident.read.detail.CorrectionEntry;
import jp.csirt.incident.read.detail.ExceptionEntry;
import jp.csirt.incident.read.detail.IncidentDetail;
import jp.csirt.incident.read.detail.IncidentDetail.AssessmentEntry;
import jp.csirt.incident.read.detail.IncidentDetail.MeasureEntry;
import jp.csirt.incident.read.detail.IncidentDetail.PreventionPlanEntry;
import jp.csirt.incident.read.detail.LevelChangeEntry;
import jp.csirt.incident.read.detail.VendorRequestEntry;

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
                            "lateral-checks",
                            check -> check.check().checkId(),
                            offered),
                    Section.of("directions", List.of(detail.tracks().directions())),
                    Section.of(
                            "vendorRequests",
                            detail.tracks().vendorRequests(),
                            "vendor-requests",
                            VendorRequestEntry::n,
                            offered),
                    Section.of("exceptions", detail.tracks().exceptions(), "exceptions", ExceptionEntry::n, offered));
        }
    },
    EVIDENCE("evidence") {
        @Override
        List<Section> sections(IncidentDetail detail, Offered offered) {
            return List.of(Section.of(
                    "evidence",
                    detail.evidence(),
                    "evidence",
                    entry -> entry.evidence().evidenceId(),
                    offered));
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
                            "prevention-plans",
                            PreventionPlanEntry::n,
                            offered),
                    Section.of("measures", detail.measures(), "measures", MeasureEntry::measureId, offered));
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
                    file -> new Entry(
                            "field.attachments",
                            file,
                            "",
                            List.of(new Offer(
                                    "download",
                                    "/v1/incidents/%s/attachments/%s"
                                            .formatted(
                                                    detail.incidentId(),
                                                    file.attachment().attachmentId()))))));
        }
    },
    HISTORY("history") {
        @Override
        List<Section> sections(IncidentDetail detail, Offered offered) {
            return List.of(
                    Section.of("assessments", detail.assessments(), "assessments", AssessmentEntry::n, offered),
                    Section.of("situations", detail.situations()),
                    Section.of("internalReports", detail.internalReports()),
                    Section.of("levelChanges", detail.levelChanges(), "level-changes", LevelChangeEntry::n, offered),
                    Section.of(
                            "corrections", detail.tracks().corrections(), "corrections", CorrectionEntry::n, offered),
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

        /** In words; what says nothing is left out. */
        Told told(Wording wording) {
            return new Told(
                    name,
                    entries.stream()
                            .map(entry -> new Told.Thing(entry.told(wording), entry.offers()))
                            .filter(entry -> !entry.facts().isEmpty())
                            .toList());
        }

        static Section of(String name, List<?> entries) {
            return of(name, entries, one -> new Entry("field." + name, one, "", List.of()));
        }

        /** Things of a collection, with the acts on each of them. */
        static <T> Section of(
                String name, List<T> entries, String collection, Function<T, Object> id, Offered offered) {
            return of(name, entries, entry -> {
                String of = id.apply(entry).toString();
                return new Entry(
                        "field." + name,
                        entry,
                        offered.base() + collection + "/" + of + "/",
                        offered.on(collection, of));
            });
        }

        static <T> Section of(String name, List<T> entries, Function<T, Entry> entry) {
            return new Section("field." + name, entries.stream().map(entry).toList());
        }
    }

    /**
     * One of the things of a section, with what can be done to it.
     *
     * @param name a key of the messages
     * @param place where the pages of all its acts lie; empty where it has none
     */
    record Entry(String name, Object thing, String place, List<Offer> offers) {

        /** Whether the page is one of an act on it. */
        boolean isOf(String page) {
            return !place.isEmpty() && page.startsWith(place);
        }

        /** In words. */
        Facts told(Wording wording) {
            return Facts.of(name, thing, wording);
        }
    }

    /** 節を言葉に; {@code name} is a key of the messages. */
    record Told(String name, List<Thing> entries) {

        /** One of its things. */
        record Thing(Facts facts, List<Offer> offers) {}
    }
}
