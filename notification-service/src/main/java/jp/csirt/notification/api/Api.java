package jp.csirt.notification.api;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import jp.csirt.gate.KnownKeys;
import jp.csirt.notification.digest.PlainMessages;
import jp.csirt.notification.digest.Reachability;
import jp.csirt.notification.domain.OfficeHours;
import jp.csirt.notification.feed.FeedFollower;
import jp.csirt.notification.feed.FeedState;
import jp.csirt.notification.outbox.Dispatcher;
import jp.csirt.notification.reach.Links;
import jp.csirt.notification.reach.Reaching;
import jp.csirt.notification.store.Answers;
import jp.csirt.notification.store.Contacts;
import jp.csirt.notification.store.FeedPlace;
import jp.csirt.notification.store.Keys;
import jp.csirt.notification.store.Notifications;
import jp.csirt.notification.store.Outbox;
import jp.csirt.notification.store.Receipts;
import jp.csirt.notification.store.RosterStore;
import jp.csirt.notification.store.TemplateStore;
import jp.csirt.notification.template.Glossary;
import jp.csirt.notification.template.Templates;
import org.jspecify.annotations.Nullable;
import reactor.core.scheduler.Scheduler;

/** すべてのエンドポイント, made of what the service consists of. */
public final class Api {

    private Api() {}

    /** What is kept. */
    public record Stores(
            Keys keys,
            Answers answers,
            RosterStore roster,
            Contacts contacts,
            Notifications notifications,
            Outbox outbox,
            Receipts receipts,
            FeedPlace place,
            TemplateStore templates) {}

    /**
     * What works.
     *
     * @param news is told when there is something to do
     * @param idle how long ago people were last told without a fault
     */
    public record Parts(
            Reaching reaching,
            Dispatcher dispatcher,
            PlainMessages messages,
            Reachability reachability,
            FeedState feed,
            FeedFollower follower,
            Links links,
            Templates templates,
            Glossary glossary,
            OfficeHours office,
            Runnable news,
            Supplier<Duration> idle) {}

    /**
     * What is fixed.
     *
     * @param linksLeadNowhere whether nobody elsewhere can follow the links of messages
     * @param settable the service clock, where it can be set
     */
    public record Fixed(
            String contract,
            ProblemTypes problems,
            KnownKeys knownKeys,
            boolean mailConfigured,
            boolean linksLeadNowhere,
            Clock clock,
            Clock machineClock,
            @Nullable SettableClock settable) {}

    /** The router over all of them. */
    public static Routing routing(Stores stores, Parts parts, Fixed fixed, Scheduler threads) {
        var health = new HealthReport(stores, parts, fixed);
        List<Route> routes = Stream.of(
                        new ContactRoutes(
                                        stores.roster(),
                                        stores.contacts(),
                                        parts.messages(),
                                        parts.news(),
                                        fixed.clock())
                                .routes(),
                        new NotificationRoutes(stores.notifications(), stores.outbox(), parts.reaching(), parts.news())
                                .routes(),
                        new CallListRoutes(
                                        stores.outbox(),
                                        stores.notifications(),
                                        stores.contacts(),
                                        stores.roster(),
                                        parts.glossary(),
                                        parts.office(),
                                        fixed.clock())
                                .routes(),
                        new ConfirmationPages(
                                        parts.links(),
                                        stores.notifications(),
                                        parts.reaching(),
                                        parts.glossary(),
                                        fixed.problems(),
                                        parts.news(),
                                        fixed.clock())
                                .routes(),
                        new TemplateRoutes(parts.templates(), stores.templates(), fixed.clock()).routes(),
                        new OperationRoutes(
                                        stores.outbox(),
                                        stores.place(),
                                        parts.feed(),
                                        parts.follower(),
                                        parts.news(),
                                        fixed.machineClock())
                                .routes(),
                        new ClockRoutes(fixed.settable(), parts.news()).routes(),
                        new ServiceRoutes(fixed.contract(), health).routes())
                .flatMap(List::stream)
                .toList();
        return new Routing(
                routes,
                stores.keys(),
                fixed.knownKeys(),
                new Repetitions(stores.answers(), fixed.machineClock()),
                threads);
    }
}
