package jp.csirt.incident.config;

import java.util.concurrent.TimeUnit;
import jp.csirt.incident.platform.deadletter.LetterStore;
import jp.csirt.incident.platform.deadletter.MongoDeadLetterQueue;
import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.TrackingEventProcessorConfiguration;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.messaging.StreamableMessageSource;

/** The processors of views: one segment each, every event from the first on, a fault is never passed over. */
final class EventProcessors {

    /** How often the log is asked for what other nodes appended; this node's own appends are told at once. */
    static final int FETCH_DELAY_MILLISECONDS = 50;

    /** How long a processor without events waits before it renews its claim, a write to the store each time, and how long a stop may wait for it. */
    static final int IDLE_MILLISECONDS = 500;

    private static final int BATCH = 256;
    private static final int DEAD_SEQUENCES = 1000;
    private static final int DEAD_IN_SEQUENCE = 1000;

    private EventProcessors() {}

    static void registerTokens(Configurer configurer, TokenStore tokens) {
        configurer
                .eventProcessing()
                .registerTokenStore(c -> tokens)
                .registerDefaultListenerInvocationErrorHandler(c -> PropagatingErrorHandler.instance());
    }

    static void register(Configurer configurer, String name, Object projection) {
        configurer
                .eventProcessing()
                .registerEventHandler(c -> projection)
                .assignHandlerInstancesMatching(name, projection::equals)
                .registerTrackingEventProcessor(
                        name,
                        Configuration::eventStore,
                        c -> TrackingEventProcessorConfiguration.forSingleThreadedProcessing()
                                .andBatchSize(BATCH)
                                .andEventAvailabilityTimeout(IDLE_MILLISECONDS, TimeUnit.MILLISECONDS)
                                .andInitialTrackingToken(StreamableMessageSource::createTailToken));
    }

    static void registerDeadLetters(Configurer configurer, String group, LetterStore letters) {
        var queue = new MongoDeadLetterQueue(letters, DEAD_SEQUENCES, DEAD_IN_SEQUENCE);
        configurer
                .eventProcessing()
                .registerDeadLetterQueue(group, c -> queue)
                .registerDeadLetterPolicy(group, c -> new DeadLetterPolicy())
                .registerDeadLetteringEventHandlerInvokerConfiguration(
                        group, (c, invoker) -> invoker.enableSequenceIdentifierCache());
    }
}
