package jp.csirt.notification.config;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executors;
import jp.csirt.gate.KnownKeys;
import jp.csirt.notification.api.Api;
import jp.csirt.notification.api.ProblemTypes;
import jp.csirt.notification.api.Problems;
import jp.csirt.notification.api.Routing;
import jp.csirt.notification.api.SettableClock;
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
import jp.csirt.spec.Spec;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** The HTTP side. */
@Configuration(proxyBeanMethods = false)
class ApiConfiguration {

    private static final int BEFORE_SPRINGS_OWN = -2;

    @Bean(destroyMethod = "dispose")
    Scheduler requestThreads() {
        return Schedulers.fromExecutorService(Executors.newVirtualThreadPerTaskExecutor(), "request");
    }

    @Bean
    ProblemTypes problemTypes() {
        return new ProblemTypes(Spec.PROBLEMS.bytes());
    }

    @Bean
    @Order(BEFORE_SPRINGS_OWN)
    Problems problems(ProblemTypes types) {
        return new Problems(types);
    }

    @Bean
    Api.Stores apiStores(
            Keys keys,
            Answers answers,
            RosterStore roster,
            Contacts contacts,
            Notifications notifications,
            Outbox outbox,
            Receipts receipts,
            FeedPlace place,
            TemplateStore templates) {
        return new Api.Stores(keys, answers, roster, contacts, notifications, outbox, receipts, place, templates);
    }

    @Bean
    Api.Parts apiParts(
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
            Bell bell,
            Pulse deliveryPulse) {
        return new Api.Parts(
                reaching,
                dispatcher,
                messages,
                reachability,
                feed,
                follower,
                links,
                templates,
                glossary,
                office,
                bell,
                deliveryPulse::age);
    }

    @Bean
    Routing routing(
            Api.Stores stores,
            Api.Parts parts,
            ProblemTypes problems,
            KnownKeys knownKeys,
            MailWay mail,
            DeliveryConfiguration.LinkTargets targets,
            Clock serviceClock,
            Clock machineClock,
            Scheduler requestThreads) {
        var fixed = new Api.Fixed(
                new String(Spec.NOTIFICATION_API.bytes(), StandardCharsets.UTF_8),
                problems,
                knownKeys,
                mail.channel() != null,
                targets.nowhere(),
                serviceClock,
                machineClock,
                serviceClock instanceof SettableClock settable ? settable : null);
        return Api.routing(stores, parts, fixed, requestThreads);
    }

    @Bean
    Lifecycle lifecycle(FeedFollower follower, List<Pulse> pulses) {
        return new Lifecycle(follower, pulses);
    }
}
