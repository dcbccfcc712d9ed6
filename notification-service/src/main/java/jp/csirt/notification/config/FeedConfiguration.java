package jp.csirt.notification.config;

import java.time.Clock;
import java.util.List;
import jp.csirt.notification.digest.FeedAlarm;
import jp.csirt.notification.digest.MorningDigests;
import jp.csirt.notification.digest.PlainMessages;
import jp.csirt.notification.digest.Reachability;
import jp.csirt.notification.digest.ReachabilityPoster;
import jp.csirt.notification.digest.Regulars;
import jp.csirt.notification.feed.EventReader;
import jp.csirt.notification.feed.FeedDesk;
import jp.csirt.notification.feed.FeedFollower;
import jp.csirt.notification.feed.FeedSource;
import jp.csirt.notification.feed.FeedState;
import jp.csirt.notification.feed.History;
import jp.csirt.notification.outbox.Composer;
import jp.csirt.notification.outbox.Dispatcher;
import jp.csirt.notification.reach.Links;
import jp.csirt.notification.reach.Reaching;
import jp.csirt.notification.receipts.ReceiptPoster;
import jp.csirt.notification.store.Contacts;
import jp.csirt.notification.store.FeedPlace;
import jp.csirt.notification.store.Marks;
import jp.csirt.notification.store.Notifications;
import jp.csirt.notification.store.Outbox;
import jp.csirt.notification.store.Receipts;
import jp.csirt.notification.store.RosterStore;
import jp.csirt.notification.template.Glossary;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What comes from incident-service, what goes back, and what is done regularly. */
@Configuration(proxyBeanMethods = false)
class FeedConfiguration {

    @Bean
    Bell bell() {
        return new Bell();
    }

    @Bean
    FeedState feedState(Clock serviceClock) {
        return new FeedState(serviceClock);
    }

    @Bean
    PlainMessages plainMessages(Contacts contacts, Outbox outbox, Clock machineClock) {
        return new PlainMessages(contacts, outbox, machineClock);
    }

    @Bean
    Reachability reachability(Contacts contacts, Clock serviceClock) {
        return new Reachability(contacts, serviceClock);
    }

    @Bean
    MorningDigests morningDigests(
            PlainMessages messages,
            RosterStore roster,
            Composer composer,
            Glossary glossary,
            Links links,
            NotificationProperties properties,
            Clock serviceClock) {
        return new MorningDigests(
                messages, roster, composer, glossary, links, properties.digest().at(), serviceClock);
    }

    @Bean
    History history(Marks marks, Notifications notifications, Clock serviceClock) {
        return new History(marks, notifications, serviceClock);
    }

    @Bean
    FeedDesk feedDesk(
            FeedPlace place,
            RosterStore roster,
            Notifications notifications,
            History history,
            MorningDigests digests,
            Clock serviceClock) {
        return new FeedDesk(
                new EventReader(KnownEvents.types()), place, roster, notifications, history, digests, serviceClock);
    }

    @Bean(destroyMethod = "close")
    FeedFollower feedFollower(
            FeedDesk desk,
            History history,
            FeedPlace place,
            RosterStore roster,
            Marks marks,
            FeedState state,
            NotificationProperties properties,
            Bell bell) {
        var incident = properties.incident();
        var source =
                new FeedSource(incident.url(), incident.key(), properties.feed().silence());
        return new FeedFollower(source, desk, history, place, roster, marks, state, bell);
    }

    @Bean
    Regulars regulars(
            PlainMessages messages,
            RosterStore roster,
            Notifications notifications,
            FeedPlace place,
            Reachability reachability,
            Composer composer,
            Marks marks,
            NotificationProperties properties,
            Clock serviceClock) {
        return new Regulars(
                messages,
                roster,
                notifications,
                place,
                reachability,
                composer,
                marks,
                properties.digest().at(),
                serviceClock);
    }

    @Bean
    FeedAlarm feedAlarm(
            FeedState state,
            PlainMessages messages,
            RosterStore roster,
            Notifications notifications,
            Outbox outbox,
            Marks marks,
            NotificationProperties properties,
            Clock serviceClock) {
        return new FeedAlarm(
                state,
                messages,
                roster,
                notifications,
                outbox,
                marks,
                properties.feed().away(),
                serviceClock);
    }

    /** Telling people never waits for what goes back. */
    @Bean(destroyMethod = "close")
    Pulse deliveryPulse(
            Reaching reaching,
            Dispatcher dispatcher,
            Regulars regulars,
            FeedAlarm alarm,
            Bell bell,
            Clock machineClock) {
        var pulse = new Pulse(
                "delivery", List.of(reaching::round, regulars::round, alarm::round, dispatcher::round), machineClock);
        bell.wakes(pulse);
        return pulse;
    }

    @Bean(destroyMethod = "close")
    Pulse receiptPulse(Receipts receipts, NotificationProperties properties, Clock machineClock) {
        var poster = new ReceiptPoster(
                properties.incident().url(), properties.incident().key(), receipts);
        return new Pulse("receipts", List.of(poster::round), machineClock);
    }

    /** What it tells holds up no receipt. */
    @Bean(destroyMethod = "close")
    Pulse reachabilityPulse(
            Reachability reachability,
            RosterStore roster,
            History history,
            NotificationProperties properties,
            Clock machineClock) {
        var poster = new ReachabilityPoster(
                properties.incident().url(),
                properties.incident().key(),
                history::isOver,
                () -> reachability.who(roster.read()),
                machineClock);
        return new Pulse("reachability", List.of(poster::round), machineClock);
    }
}
