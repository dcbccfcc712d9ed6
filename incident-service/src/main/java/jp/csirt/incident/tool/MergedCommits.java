package jp.csirt.incident.tool;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import jp.csirt.incident.platform.bundle.Extent.Stretch;
import jp.csirt.incident.platform.eventstore.ChainCommit;
import jp.csirt.incident.platform.eventstore.ChainFault;
import jp.csirt.incident.platform.eventstore.FaultKind;
import org.jspecify.annotations.Nullable;

/** The commits of a bundle: whole ones of the incident and links of all others, by position. */
final class MergedCommits implements Iterator<ChainCommit> {

    private final Iterator<Map<String, Object>> wholes;
    private final Iterator<Map<String, Object>> links;
    private @Nullable ChainCommit whole;
    private @Nullable ChainCommit link;
    private final Map<String, Stretch> ends = new HashMap<>();
    private @Nullable String subject;
    private @Nullable ChainFault gap;

    MergedCommits(Iterator<Map<String, Object>> wholes, Iterator<Map<String, Object>> links) {
        this.wholes = wholes;
        this.links = links;
        this.whole = nextWhole();
        this.link = nextLink();
    }

    @Override
    public boolean hasNext() {
        return whole != null || link != null;
    }

    @Override
    public ChainCommit next() {
        ChainCommit first = whole;
        ChainCommit second = link;
        if (first != null && (second == null || first.position() <= second.position())) {
            whole = nextWhole();
            return first;
        }
        if (second == null) {
            throw new NoSuchElementException();
        }
        link = nextLink();
        return second;
    }

    /** Where a commit of the incident itself was replaced by its link, or one of another incident was put among them. */
    @Nullable
    ChainFault gap() {
        return gap;
    }

    /** Where each stream of the incident ends here. */
    Map<String, Stretch> ends() {
        return Map.copyOf(ends);
    }

    private @Nullable ChainCommit nextWhole() {
        if (!wholes.hasNext()) {
            return null;
        }
        ChainCommit commit = ChainCommit.whole(wholes.next());
        ChainCommit.Body body = commit.body();
        if (gap == null && body != null) {
            String of = subject(body.aggregateId());
            boolean other = subject != null && !subject.equals(of);
            subject = of;
            Stretch before = ends.get(body.aggregateId());
            if (other || body.first() != (before == null ? 0 : before.sequence() + 1)) {
                gap = new ChainFault(commit.position(), other ? FaultKind.INSERTED : FaultKind.REMOVED);
            }
            long sequence = body.first() + body.events().size() - 1;
            ends.put(body.aggregateId(), new Stretch(body.aggregateId(), commit.last(), sequence));
        }
        return commit;
    }

    /** The incident's id, also for its other streams: {@code <id>:<stream>}. */
    private static String subject(String aggregateId) {
        int colon = aggregateId.indexOf(':');
        return colon < 0 ? aggregateId : aggregateId.substring(0, colon);
    }

    private @Nullable ChainCommit nextLink() {
        return links.hasNext() ? ChainCommit.link(links.next()) : null;
    }
}
