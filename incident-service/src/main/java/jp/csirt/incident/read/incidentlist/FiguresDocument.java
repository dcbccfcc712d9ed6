package jp.csirt.incident.read.incidentlist;

import java.time.Instant;
import java.util.List;
import jp.csirt.incident.domain.externalreport.Recipient;
import jp.csirt.incident.domain.report.Category;
import jp.csirt.incident.platform.eventstore.Rfc3339;
import jp.csirt.incident.read.record.IncidentFigures;
import jp.csirt.incident.read.record.IncidentFigures.Report;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** 一件の指標 in a row of the list: its member {@code figures} beside what the row shows anyway. */
final class FiguresDocument {

    /** The members of a row that figures are read from. */
    static final List<String> MEMBERS = List.of("level", "category", "department", "reportedAt", "awareAt", "figures");

    private FiguresDocument() {}

    /** What the row does not show. */
    static Document of(IncidentFigures figures) {
        return new Document("startedAt", text(figures.startedAt()))
                .append("receivedAt", text(figures.receivedAt()))
                .append("assessedAt", text(figures.assessedAt()))
                .append("containedAt", text(figures.containedAt()))
                .append("recoveredAt", text(figures.recoveredAt()))
                .append("closedAt", text(figures.closedAt()))
                .append(
                        "reports",
                        figures.reports().stream().map(FiguresDocument::of).toList());
    }

    private static Document of(Report report) {
        return new Document("recipient", report.recipient().name())
                .append("dueAt", Rfc3339.format(report.dueAt()))
                .append("made", report.made())
                .append("late", report.late());
    }

    /** The figures of a row; one of an earlier version knows no times. */
    static IncidentFigures figures(Document row) {
        Document kept = row.get("figures", new Document());
        return new IncidentFigures(
                row.getInteger("level"),
                Category.valueOf(row.getString("category")),
                row.getString("department"),
                Instant.parse(row.getString("reportedAt")),
                Instant.parse(row.getString("awareAt")),
                instant(kept, "startedAt"),
                instant(kept, "receivedAt"),
                instant(kept, "assessedAt"),
                instant(kept, "containedAt"),
                instant(kept, "recoveredAt"),
                instant(kept, "closedAt"),
                kept.getList("reports", Document.class, List.of()).stream()
                        .map(FiguresDocument::report)
                        .toList());
    }

    private static Report report(Document kept) {
        return new Report(
                Recipient.valueOf(kept.getString("recipient")),
                Instant.parse(kept.getString("dueAt")),
                kept.getBoolean("made"),
                kept.getBoolean("late"));
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : Rfc3339.format(instant);
    }

    private static @Nullable Instant instant(Document kept, String member) {
        String text = kept.getString(member);
        return text == null ? null : Instant.parse(text);
    }
}
