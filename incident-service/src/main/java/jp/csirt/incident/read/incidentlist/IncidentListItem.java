package jp.csirt.incident.read.incidentlist;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import jp.csirt.incident.domain.incident.Milestone;
import jp.csirt.incident.domain.report.Category;
import org.jspecify.annotations.Nullable;

/**
 * 一覧の一行.
 *
 * @param dueAt the soonest limit among the open steps and duties; absent where nothing open has a known one
 */
public record IncidentListItem(
        UUID incidentId,
        String number,
        String title,
        int level,
        Category category,
        Milestone milestone,
        String organ,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String department,
        Instant awareAt,
        Instant reportedAt,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Instant dueAt,
        boolean overdue,
        boolean drill,
        boolean imported,
        long version) {}
