package jp.csirt.incident.journey;

import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.StreamingEventProcessor;

/** 静かになるまで: what follows from the acts so far has followed, so that the log grows by nothing but new acts. */
final class Quiet {

    private Quiet() {}

    /** Waits until every processor has handled all there is, and added nothing. */
    static void await(Configuration axon, Client client) {
        Awaitility.await().until(() -> {
            long head = client.head();
            return processors(axon)
                            .allMatch(processor -> processor.processingStatus().values().stream()
                                    .allMatch(segment ->
                                            segment.getCurrentPosition().orElse(-1) >= head))
                    && client.head() == head;
        });
    }

    private static Stream<StreamingEventProcessor> processors(Configuration axon) {
        return axon.eventProcessingConfiguration().eventProcessors().values().stream()
                .filter(StreamingEventProcessor.class::isInstance)
                .map(StreamingEventProcessor.class::cast);
    }
}
