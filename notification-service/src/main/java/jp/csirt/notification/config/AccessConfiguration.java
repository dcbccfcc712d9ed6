package jp.csirt.notification.config;

import java.io.PrintStream;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import jp.csirt.notification.domain.Channel;
import jp.csirt.notification.domain.Contact;
import jp.csirt.notification.domain.ContactPoint;
import jp.csirt.notification.domain.ContactPoint.Hours;
import jp.csirt.notification.domain.Language;
import jp.csirt.notification.domain.NameBasedId;
import jp.csirt.notification.store.Contacts;
import jp.csirt.notification.store.Keys;
import jp.csirt.notification.store.Keys.Holder;
import jp.csirt.notification.store.Marks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** Who gets in first: the administrator whose key is shown once, or the roster of the demo. */
@Configuration(proxyBeanMethods = false)
class AccessConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(AccessConfiguration.class);
    private static final String SEEDED = "demo-contacts";
    private static final int KEY_BYTES = 32;

    private static final List<String> ROSTER = List.of(
            "staff",
            "officer",
            "manager",
            "general-affairs",
            "education",
            "welfare",
            "hospital",
            "system-manager",
            "csirt",
            "csirt-2",
            "csirt-lead",
            "liaison",
            "ciso",
            "vendor",
            "auditor",
            "admin");

    /** Those of the demo who read and confirm here. */
    private static final List<String> READERS = List.of("csirt", "csirt-lead", "ciso", "auditor");

    @Bean
    @Profile("!demo")
    InitializingBean firstAdministrator(Keys keys, PrintStream console) {
        return () -> {
            if (keys.isEmpty()) {
                byte[] random = new byte[KEY_BYTES];
                new SecureRandom().nextBytes(random);
                String key = "csirt_" + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
                keys.putIfAbsent(key, new Holder(UUID.randomUUID(), true));
                console.println("Administrator key (shown once): " + key);
                console.println("Next: keep it safe, then enter how to reach people as README.md shows"
                        + " (PUT /v1/contacts/{personId} with Authorization: Bearer <key>)");
                console.flush();
            }
        };
    }

    @Bean
    @Profile("demo")
    InitializingBean demoRoster(
            Keys keys, Contacts contacts, Marks marks, ServerProperties server, Clock serviceClock) {
        InetAddress address = server.getAddress();
        if (address == null || !address.isLoopbackAddress()) {
            throw new IllegalStateException(
                    "the demo profile has keys that everybody knows: it starts on a loopback address only, not on "
                            + address);
        }
        LOG.warn("DEMO: everybody on this machine knows the keys; never keep real contacts here");
        return () -> {
            keys.putIfAbsent("demo-admin", new Holder(person("admin"), true));
            READERS.forEach(name -> keys.putIfAbsent("demo-" + name, new Holder(person(name), false)));
            if (marks.get(SEEDED).isEmpty()) {
                ROSTER.forEach(name -> contacts.putIfAbsent(contact(name, serviceClock)));
                marks.put(SEEDED, "done");
            }
        };
    }

    private static UUID person(String name) {
        return NameBasedId.of(NameBasedId.URL, "urn:csirt:demo:demo-" + name);
    }

    private static Contact contact(String name, Clock clock) {
        var point = new ContactPoint(Channel.MAIL, name + "@shime.example", Hours.ALWAYS, null, null);
        return new Contact(person(name), Language.JA, List.of(point), null, clock.instant());
    }
}
