package jp.csirt.incident.read.incidentlist;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import jp.csirt.incident.domain.access.IncidentScope;
import jp.csirt.incident.domain.incident.Milestone;
import jp.csirt.incident.domain.report.Category;
import jp.csirt.incident.platform.eventstore.Rfc3339;
import org.bson.Document;

/** 一覧の一行 as a document, with what decides who sees it. */
final class IncidentListRow {

    /** Where nothing is due: after every limit there is. */
    private static final String NEVER = "9999-12-31T23:59:59.999999999Z";

    /** Where words are looked for. */
    static final String SEARCH = "search";

    /** Whether anybody still has anything to do. */
    static final String OPEN = "open";

    private IncidentListRow() {}

    /** The document of a row. */
    static Document of(IncidentListEntry entry) {
        IncidentListItem item = entry.item();
        IncidentScope scope = entry.scope();
        return new Document("_id", item.incidentId().toString())
                .append("position", entry.position())
                .append(SEARCH, entry.search())
                .append("figures", FiguresDocument.of(entry.figures()))
                .append("number", item.number())
                .append("title", item.title())
                .append("level", item.level())
                .append("category", item.category().name())
                .append("milestone", item.milestone().name())
                .append("organ", item.organ())
                .append("department", item.department())
                .append("awareAt", Rfc3339.format(item.awareAt()))
                .append("reportedAt", Rfc3339.format(item.reportedAt()))
                .append("dueAt", item.dueAt() == null ? NEVER : Rfc3339.format(item.dueAt()))
                .append("undated", entry.undated())
                .append(OPEN, entry.open())
                .append("drill", item.drill())
                .append("imported", item.imported())
                .append("version", item.version())
                .append("reportedBy", scope.reportedBy().toString())
                .append(
                        "participants",
                        scope.participants().stream().map(UUID::toString).toList())
                .append(
                        "contracts",
                        scope.contracts().stream().map(IncidentListRow::sealed).toList())
                .append("personalData", scope.personalData())
                .append("closed", scope.closed())
                .append("relatedPosts", List.copyOf(scope.relatedPosts()))
                .append("routed", List.copyOf(scope.routed()))
                .append("sharedWith", List.copyOf(scope.sharedWith()))
                .append(
                        SightFilter.IMPLICATED,
                        scope.implicated().stream().map(UUID::toString).toList());
    }

    /** 契約: may name somebody, so only what it can be found by is kept. */
    static String sealed(String contract) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(contract.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** What a row shows at a time. */
    static IncidentListItem item(Document row, Instant now) {
        String due = row.getString("dueAt");
        return new IncidentListItem(
                        UUID.fromString(row.getString("_id")),
                        row.getString("number"),
                        row.getString("title"),
                        row.getInteger("level"),
                        Category.valueOf(row.getString("category")),
                        Milestone.valueOf(row.getString("milestone")),
                        row.getString("organ"),
                        row.getString("department"),
                        Instant.parse(row.getString("awareAt")),
                        Instant.parse(row.getString("reportedAt")),
                        due.equals(NEVER) ? null : Instant.parse(due),
                        false,
                        row.getBoolean("drill"),
                        row.getBoolean("imported"),
                        row.getLong("version"))
                .at(now);
    }
}
