package jp.csirt.incident.process.notice;

import static java.util.stream.Collectors.joining;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import jp.csirt.incident.domain.deadline.Calendars;
import jp.csirt.incident.domain.incident.IncidentEvent;
import jp.csirt.incident.domain.organisation.PostResolution;
import jp.csirt.incident.domain.profile.ShippedProfile;
import jp.csirt.incident.domain.watch.IncidentHistory;
import jp.csirt.incident.domain.watch.NotificationRequested;
import jp.csirt.incident.domain.watch.NotifiedPost;
import jp.csirt.incident.domain.watch.RecordedFact;
import jp.csirt.incident.domain.watch.RequestNotifications;
import org.axonframework.common.IdentifierFactory;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.test.saga.SagaTestFixture;

/** 見守りの試験: a saga with the history it reads, which grows with what is published, and a watch that keeps what it is asked. */
public final class Watching<T> {

    private final SagaTestFixture<T> fixture;
    private final List<RecordedFact> facts = new ArrayList<>();
    private final List<NotificationRequested> told = new ArrayList<>();
    private int seen;
    private int looks;

    public Watching(Class<T> saga, PostResolution posts, Instant begin) {
        this(saga, () -> posts, begin);
    }

    /** With posts that change. */
    public Watching(Class<T> saga, Supplier<PostResolution> posts, Instant begin) {
        fixture = new SagaTestFixture<>(saga);
        fixture.registerEventHandlerInterceptor((unitOfWork, chain) -> {
            var event = unitOfWork.getMessage();
            if (((DomainEventMessage<?>) event).getSequenceNumber() == facts.size()) {
                facts.add(new RecordedFact(
                        event.getIdentifier(), event.getTimestamp(), (IncidentEvent) event.getPayload()));
            }
            return chain.proceed();
        });
        fixture.setCallbackBehavior((command, _) -> {
            told.addAll(((RequestNotifications) command).notifications());
            return null;
        });
        Clock clock = ((InstantSource) fixture::currentTime).withZone(ZoneOffset.UTC);
        fixture.registerResource(ShippedProfile.SHIME);
        fixture.registerResource(Calendars.SHIPPED);
        fixture.registerResource(new NoticeDesk(_ -> Optional.of(history()), posts, clock));
        fixture.givenCurrentTime(begin);
    }

    private IncidentHistory history() {
        looks++;
        return new IncidentHistory(
                facts, told.stream().map(NotificationRequested::notificationId).collect(Collectors.toSet()));
    }

    /** Recorded now, each by a commit of its own. */
    public Watching<T> record(IncidentEvent... events) {
        for (IncidentEvent event : events) {
            publish(event);
        }
        return this;
    }

    /** Recorded now by one commit: whoever is told of the first sees them all. */
    public Watching<T> commit(IncidentEvent... events) {
        for (IncidentEvent event : events) {
            facts.add(new RecordedFact(
                    IdentifierFactory.getInstance().generateIdentifier(), fixture.currentTime(), event));
        }
        return record(events);
    }

    private void publish(IncidentEvent event) {
        fixture.andThenAggregate(event.incidentId().toString()).published(event);
    }

    /** Time passes, and what falls due on the way fires at its time. */
    public Watching<T> until(Instant then) {
        fixture.andThenTimeAdvancesTo(then);
        return this;
    }

    /** What was told since this was asked last. */
    public List<NotificationRequested> told() {
        List<NotificationRequested> news = List.copyOf(told.subList(seen, told.size()));
        seen = told.size();
        return news;
    }

    /** As {@link #told}, a line each: kind, matter, percent or day, to. */
    public List<String> lines() {
        return told().stream().map(Watching::line).toList();
    }

    /** As {@link #lines}, of one step. */
    public List<String> lines(int step) {
        return told().stream()
                .filter(asked -> asked.step() != null && asked.step() == step)
                .map(Watching::line)
                .toList();
    }

    private static String line(NotificationRequested asked) {
        String mark = (asked.percent() == null ? "" : " " + asked.percent() + "%")
                + (asked.daysBefore() == null ? "" : " D-" + asked.daysBefore())
                + (asked.repeat() == null ? "" : " #" + asked.repeat());
        return "%s %s%s %s%s"
                .formatted(
                        asked.kind(),
                        asked.what(),
                        mark,
                        asked.to().stream().map(NotifiedPost::code).collect(joining(",")),
                        asked.late() ? " late" : "");
    }

    /** How often the history was read. */
    public int looks() {
        return looks;
    }

    /** Nobody is woken any more, and nothing is remembered. */
    public void isOver() {
        fixture.whenTimeElapses(Duration.ZERO).expectActiveSagas(0).expectNoScheduledDeadlines();
    }
}
