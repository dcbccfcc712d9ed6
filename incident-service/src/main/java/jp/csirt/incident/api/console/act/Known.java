package jp.csirt.incident.api.console.act;

import java.util.List;
import jp.csirt.incident.api.console.act.Offers.Offered;
import jp.csirt.incident.api.console.frame.InnerApi;
import jp.csirt.incident.api.console.frame.Times;
import jp.csirt.incident.api.console.frame.Visit;
import jp.csirt.incident.api.query.IncidentRoutes;
import jp.csirt.incident.domain.incident.Guard;
import jp.csirt.incident.read.detail.IncidentDetail;
import jp.csirt.incident.read.timeline.TimelineItem;
import reactor.core.publisher.Mono;

/** 用紙を開くとき知っていること: the incident, what may be done to it, and its timeline, never behind the incident. */
public record Known(IncidentDetail detail, Offered offered, List<TimelineItem> timeline) {

    public Known {
        timeline = List.copyOf(timeline);
    }

    /** Of the incident in the path. Errors: 404 out of sight. */
    static Mono<Known> of(Visit visit, InnerApi api, Offers offers) {
        String path = "/v1/incidents/" + visit.segment("id");
        return api.get(visit, path, IncidentDetail.class)
                .flatMap(detail -> Mono.zip(
                        offers.of(visit, detail),
                        api.get(visit, path + "/timeline", IncidentRoutes.Timeline.class),
                        (offered, timeline) -> new Known(detail, offered, timeline.items())));
    }

    /** Where what is missing is done. */
    public List<GuardWay> ways(List<Guard> guards) {
        return guards.stream().map(guard -> GuardWay.of(guard, this)).toList();
    }

    /** What other people recorded after a version that a form was opened with. */
    public List<Other> since(String version, Times times) {
        long from = offered.positionOf(version.matches("[0-9]{1,9}") ? Integer.parseInt(version) : 0);
        return timeline.stream()
                .filter(item -> item.position() > from && item.post() != null)
                .map(item -> new Other(times.at(item.recordedAt()), item.actor(), item.text()))
                .toList();
    }

    /** What somebody else recorded meanwhile. */
    public record Other(String at, String actor, String text) {}
}
