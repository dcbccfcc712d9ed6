package jp.csirt.incident.domain.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.csirt.incident.domain.access.Post;
import jp.csirt.incident.domain.incident.IncidentEvent;
import jp.csirt.incident.domain.shared.Source;

/** 知らせる相手: whom an act would tell if it were done now, and who answers for what is open, by the very rules that tell them. */
@Source(document = "requirements", clause = "B.2, D.1")
public final class Audience {

    private Audience() {}

    /** 答える職: the posts that answer for one in an incident, those of the further organs whose rules apply too included. */
    public static List<NotifiedPost> of(Post owner, Routing routing) {
        return Chains.answering(owner, routing);
    }

    /** The posts that would be told at once, in the order in which they are asked. */
    public static List<NotifiedPost> of(IncidentEvent event, IncidentHistory before, Routing routing) {
        if (before.silent()) {
            return List.of();
        }
        var facts = new ArrayList<>(before.facts());
        facts.add(new RecordedFact("", routing.at(), event));
        var after = new IncidentHistory(facts, before.told());
        Set<String> known = MeasureNotices.of(before).stream().map(Notice::mark).collect(Collectors.toSet());
        Stream<Notice> asked = ActNotices.since(before.facts().size(), after, routing).stream();
        Stream<Notice> followed = MeasureNotices.of(after).stream()
                .filter(notice -> !known.contains(notice.mark()) && !notice.at().isAfter(routing.at()));
        return Stream.concat(asked, followed)
                .flatMap(notice -> Chains.of(notice, routing).stream())
                .flatMap(told -> told.route().to().stream())
                .distinct()
                .toList();
    }
}
