package jp.csirt.incident.config;

import com.mongodb.reactivestreams.client.MongoDatabase;
import java.time.Clock;
import java.time.Duration;
import jp.csirt.incident.platform.bundle.BundleWriter;
import jp.csirt.incident.platform.checkpoint.CheckpointRhythm;
import jp.csirt.incident.platform.checkpoint.CheckpointStore;
import jp.csirt.incident.platform.checkpoint.Checkpoints;
import jp.csirt.incident.platform.checkpoint.SigningKey;
import jp.csirt.incident.platform.checkpoint.SigningKeyFile;
import jp.csirt.incident.platform.checkpoint.UnusableKeyException;
import jp.csirt.incident.platform.eventstore.ChainVerifier;
import jp.csirt.incident.platform.eventstore.CommitLog;
import jp.csirt.incident.platform.mongo.Await;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** 改ざん検知: verification, checkpoints and bundles. Times are the machine's. */
@Configuration(proxyBeanMethods = false)
class IntegrityConfiguration {

    private static final int THREADS = 4;
    private static final int WAITING = 1000;
    private static final Duration IDLE = Duration.ofSeconds(30);
    private static final Duration BETWEEN_CHECKPOINTS = Duration.ofSeconds(5);
    private static final Duration WITHIN = Duration.ofSeconds(10);

    @Bean
    SigningKey signingKey(CsirtProperties properties) {
        if (!properties.signingKey().isBlank()) {
            try {
                return SigningKey.fromPem(properties.signingKey());
            } catch (UnusableKeyException e) {
                throw new UnusableKeyException("csirt.signing-key (CSIRT_SIGNING_KEY): " + e.getMessage(), e);
            }
        }
        if (!properties.mongodbUri().isBlank()) {
            throw new UnusableKeyException("with MONGODB_URI the key that signs checkpoints must be given:"
                    + " set CSIRT_SIGNING_KEY to an Ed25519 key in PKCS#8 PEM");
        }
        return SigningKeyFile.in(properties.store().path());
    }

    @Bean(destroyMethod = "dispose")
    Scheduler integrityScheduler() {
        return Schedulers.newBoundedElastic(THREADS, WAITING, "integrity", (int) IDLE.toSeconds(), true);
    }

    @Bean
    Checkpoints checkpoints(CommitLog log, MongoDatabase database, SigningKey key) {
        return new Checkpoints(log, new CheckpointStore(database), key, Clock.systemUTC());
    }

    @Bean
    RepeatedTask checkpointTask(Checkpoints checkpoints) {
        var rhythm = new CheckpointRhythm(Clock.systemUTC().instant());
        return new RepeatedTask(
                "checkpoints", BETWEEN_CHECKPOINTS, () -> Await.first(checkpoints.takeIfDue(rhythm), WITHIN));
    }

    @Bean
    ChainIntegrity integrity(
            CommitLog log, Checkpoints checkpoints, Scheduler integrityScheduler, SigningKey signingKey) {
        return new ChainIntegrity(
                log,
                checkpoints,
                new ChainVerifier(log, integrityScheduler),
                new BundleWriter(log, integrityScheduler, signingKey));
    }
}
