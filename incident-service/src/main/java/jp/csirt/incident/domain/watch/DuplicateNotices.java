package jp.csirt.incident.domain.watch;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import jp.csirt.incident.domain.access.Post;
import jp.csirt.incident.domain.access.Role;
import jp.csirt.incident.domain.incident.IncidentEvent;
import jp.csirt.incident.domain.incident.IncidentId;
import jp.csirt.incident.domain.incident.ReportingEvent.ReportReceived;
import jp.csirt.incident.domain.shared.Source;

/**
 * 重複の知った日時: the law counts from the first awareness of anybody in the body, so where a report that was received as a
 * duplicate tells of an earlier one, CSIRT責任者 must judge in the original whether its limits run from there.
 */
@Source(document = "requirements", clause = "0.1, C.3")
public final class DuplicateNotices {

    private static final String CLAUSE = "5.3(1)④";

    private DuplicateNotices() {}

    /** The incidents that the report was received as a duplicate of. */
    public static Stream<IncidentId> originals(IncidentHistory duplicate) {
        return duplicate.events().stream().flatMap(DuplicateNotices::original).distinct();
    }

    /** What is to be told in the original: nothing where it knew as early, or where only one of both is a drill. */
    public static List<Notice> of(IncidentHistory duplicate, IncidentHistory original) {
        Instant awareAt = duplicate.state().firstAwareAt();
        boolean earlier = awareAt.isBefore(original.state().firstAwareAt());
        boolean alike = duplicate.report().drill() == original.report().drill();
        return earlier && alike && !original.silent()
                ? duplicate.facts().stream()
                        .filter(fact -> isOf(fact, original))
                        .map(fact -> notice(fact, duplicate, awareAt))
                        .limit(1)
                        .toList()
                : List.of();
    }

    private static boolean isOf(RecordedFact fact, IncidentHistory original) {
        return fact.event() instanceof ReportReceived received
                && original.reported().incidentId().equals(received.duplicateOf());
    }

    private static Stream<IncidentId> original(IncidentEvent event) {
        IncidentId original = event instanceof ReportReceived received ? received.duplicateOf() : null;
        return original == null ? Stream.of() : Stream.of(original);
    }

    private static Notice notice(RecordedFact receipt, IncidentHistory duplicate, Instant awareAt) {
        return new Notice(
                "duplicate/%s/%s".formatted(duplicate.reported().incidentId(), awareAt),
                receipt.recordedAt(),
                NotificationKind.REQUEST,
                Matter.EARLIER_AWARENESS,
                CLAUSE,
                Concern.INCIDENT,
                List.of(Post.of(Role.CSIRT_LEAD)),
                List.of(),
                null);
    }
}
