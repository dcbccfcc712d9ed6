package jp.csirt.notification.config;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Set;
import java.util.function.Supplier;
import jp.csirt.notification.channel.MailChannel;
import jp.csirt.notification.channel.WebhookChannel;
import jp.csirt.notification.domain.BackOff;
import jp.csirt.notification.domain.OfficeHours;
import jp.csirt.notification.outbox.Composer;
import jp.csirt.notification.outbox.Deliveries;
import jp.csirt.notification.outbox.Dispatcher;
import jp.csirt.notification.outbox.StormControl;
import jp.csirt.notification.reach.Links;
import jp.csirt.notification.reach.Reaching;
import jp.csirt.notification.store.Contacts;
import jp.csirt.notification.store.Marks;
import jp.csirt.notification.store.Notifications;
import jp.csirt.notification.store.Outbox;
import jp.csirt.notification.store.Receipts;
import jp.csirt.notification.store.RosterStore;
import jp.csirt.notification.store.TemplateStore;
import jp.csirt.notification.store.Windows;
import jp.csirt.notification.template.Glossary;
import jp.csirt.notification.template.Templates;
import jp.csirt.spec.Spec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** From a request to what leaves the house. */
@Configuration(proxyBeanMethods = false)
class DeliveryConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryConfiguration.class);
    private static final String LINK_KEY = "link-key";
    private static final int KEY_BYTES = 32;

    @Bean
    Clock machineClock() {
        return Clock.systemUTC();
    }

    @Bean
    Glossary glossary() {
        return Glossary.read(Spec.GLOSSARY.bytes());
    }

    @Bean
    Templates templates(TemplateStore store) {
        return new Templates(store);
    }

    @Bean
    OfficeHours officeHours(NotificationProperties properties) {
        var office = properties.office();
        Set<LocalDate> closed = Holidays.days();
        closed.addAll(office.holidays());
        return new OfficeHours(office.opens(), office.closes(), closed);
    }

    /** Where the links of messages lead; the demo is for this machine only. */
    @Bean
    LinkTargets linkTargets(NotificationProperties properties, Environment environment) {
        String console =
                properties.consoleUrl().isBlank() ? properties.incident().url() : properties.consoleUrl();
        String own = properties.publicUrl().isBlank() ? ownAddress(environment) : properties.publicUrl();
        boolean nowhere = !environment.matchesProfiles("demo")
                && (PublicUrl.leadsNowhere(own) || PublicUrl.leadsNowhere(console));
        if (nowhere) {
            LOG.warn("the links of messages lead nowhere but to this machine: set CSIRT_PUBLICURL and CSIRT_CONSOLEURL"
                    + " to where people reach this service and the incidents");
        }
        return new LinkTargets(
                () -> properties.publicUrl().isBlank() ? ownAddress(environment) : stripped(properties.publicUrl()),
                stripped(console),
                nowhere);
    }

    /**
     * Where links lead.
     *
     * @param own known only once the server listens; nothing is sent before
     * @param nowhere whether nobody elsewhere can follow them
     */
    record LinkTargets(Supplier<String> own, String console, boolean nowhere) {}

    /** Signed with a key of this store, so that links outlive a restart. */
    @Bean
    Links links(Marks marks, NotificationProperties properties, LinkTargets targets, Clock serviceClock) {
        byte[] fresh = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(fresh);
        String key = marks.getOrPut(LINK_KEY, Base64.getEncoder().encodeToString(fresh));
        return new Links(
                targets.own(),
                targets.console(),
                Base64.getDecoder().decode(key),
                properties.link().valid(),
                serviceClock);
    }

    private static String ownAddress(Environment environment) {
        return "http://%s:%s"
                .formatted(
                        environment.getProperty("server.address", "127.0.0.1"),
                        environment.getProperty("local.server.port", "8081"));
    }

    private static String stripped(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    @Bean
    Composer composer(Notifications notifications, Templates templates, Glossary glossary, Links links) {
        return new Composer(notifications, templates, glossary, links);
    }

    @Bean
    Reaching reaching(
            Notifications notifications,
            RosterStore roster,
            Contacts contacts,
            Outbox outbox,
            Receipts receipts,
            Clock serviceClock,
            Clock machineClock) {
        return new Reaching(notifications, roster, contacts, outbox, receipts, serviceClock, machineClock);
    }

    /** A blank host is none. */
    @Bean
    MailWay mailWay(
            ObjectProvider<JavaMailSenderImpl> senders, NotificationProperties properties, Environment environment) {
        JavaMailSenderImpl sender = senders.getIfAvailable();
        boolean configured = !environment.getProperty("spring.mail.host", "").isBlank();
        return new MailWay(
                sender == null || !configured
                        ? null
                        : MailChannel.of(sender, properties.mail().from()));
    }

    @Bean
    Dispatcher dispatcher(
            Outbox outbox,
            Contacts contacts,
            Notifications notifications,
            Receipts receipts,
            Windows windows,
            Composer composer,
            Reaching reaching,
            OfficeHours office,
            MailWay mail,
            NotificationProperties properties,
            Clock serviceClock,
            Clock machineClock) {
        var delivery = properties.delivery();
        return new Dispatcher(
                outbox,
                contacts,
                composer,
                new StormControl(outbox, windows, notifications, serviceClock, machineClock),
                new Deliveries(outbox, notifications, receipts, reaching, serviceClock),
                mail.channel(),
                new WebhookChannel(machineClock),
                office,
                new Dispatcher.Limits(
                        new BackOff(delivery.retryFirst(), delivery.retryMax()),
                        delivery.breakerOpen(),
                        delivery.giveUp()),
                serviceClock,
                machineClock);
    }
}
