package jp.csirt.incident.config;

import com.mongodb.reactivestreams.client.MongoDatabase;
import java.time.Clock;
import java.time.Duration;
import jp.csirt.incident.domain.incident.IncidentEvent;
import jp.csirt.incident.domain.organisation.OrganisationEvent.AbsenceRecorded;
import jp.csirt.incident.domain.organisation.OrganisationEvent.AccountOpened;
import jp.csirt.incident.domain.organisation.OrganisationEvent.ExternalIdChanged;
import jp.csirt.incident.domain.organisation.OrganisationEvent.PersonAdded;
import jp.csirt.incident.domain.shared.Personal;
import jp.csirt.incident.platform.mongo.Await;
import jp.csirt.incident.platform.personal.KeyRing;
import jp.csirt.incident.platform.personal.MasterKey;
import jp.csirt.incident.platform.personal.MasterKeyException;
import jp.csirt.incident.platform.personal.MasterKeyFile;
import jp.csirt.incident.platform.personal.PersonalTexts;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** 個人情報の暗号化: the master key, the keys it wraps, and what is encrypted. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MasterKeyProperties.class)
class PersonalConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(PersonalConfiguration.class);
    private static final String SETTING = "CSIRT_MASTER_KEY (csirt.master-key)";
    private static final Duration WITHIN = Duration.ofSeconds(10);
    private static final Duration ROTATED_WITHIN = Duration.ofMinutes(30);

    @Bean
    MasterKey masterKey(MongoDatabase database, MasterKeyProperties keys, CsirtProperties properties) {
        return master(database, keys.masterKey(), properties);
    }

    @Bean
    KeyRing keyRing(MongoDatabase database, MasterKey master, MasterKeyProperties keys) {
        String previous = keys.previousMasterKey();
        var ring = previous.isBlank()
                ? new KeyRing(database, master, Clock.systemUTC())
                : rotated(database, MasterKey.parse(previous, "csirt.previous-master-key"), master);
        Await.first(ring.verify(), WITHIN);
        return ring;
    }

    @Bean
    PersonalTexts personalTexts(KeyRing ring) {
        return new PersonalTexts(ring, Personal.class, PersonalConfiguration::keyOf);
    }

    /** An incident's events share the incident's key; what tells of a person is under the person's own. */
    static @Nullable String keyOf(Object payload) {
        return switch (payload) {
            case IncidentEvent event -> event.incidentId().toString();
            case PersonAdded event -> event.personId().toString();
            case AbsenceRecorded event -> event.personId().toString();
            case AccountOpened event -> event.personId().toString();
            case ExternalIdChanged event -> event.personId().toString();
            default -> null;
        };
    }

    private static KeyRing rotated(MongoDatabase database, MasterKey previous, MasterKey master) {
        var ring = new KeyRing(database, previous, Clock.systemUTC());
        Long count = Await.first(ring.rotate(master), ROTATED_WITHIN);
        LOG.info("{} keys wrapped anew by {}; csirt.previous-master-key is no longer needed", count, master);
        return ring;
    }

    private static MasterKey master(MongoDatabase database, String given, CsirtProperties properties) {
        if (!given.isBlank()) {
            return MasterKey.parse(given, SETTING);
        }
        if (!properties.mongodbUri().isBlank()) {
            throw new MasterKeyException(
                    SETTING + " must be given with MONGODB_URI: 32 bytes in Base64, the same on all nodes");
        }
        var file = new MasterKeyFile(properties.store().path());
        return file.read().orElseGet(() -> created(file, database));
    }

    private static MasterKey created(MasterKeyFile file, MongoDatabase database) {
        if (Boolean.TRUE.equals(Await.first(KeyRing.holdsKeys(database), WITHIN))) {
            throw new MasterKeyException(
                    "%s is missing, but the database holds personal data encrypted with it: put it back or give %s"
                            .formatted(file.path(), SETTING));
        }
        MasterKey made = file.create();
        LOG.info("{} was made: keep a copy of it apart from the copies of the data", file.path());
        return made;
    }
}
