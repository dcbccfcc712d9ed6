package jp.csirt.incident.config;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import jp.csirt.incident.domain.incident.IncidentId;
import jp.csirt.incident.platform.attachment.FileVault;
import jp.csirt.incident.platform.mongo.Await;
import jp.csirt.incident.read.record.IncidentRecords;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.publisher.Mono;

/**
 * 添付の後始末: deletes the bytes of files that no record came to know, because the client, this node or another was gone in
 * between. Looks at the start and again and again; two nodes that look at once do no harm.
 */
final class AttachmentSweep implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(AttachmentSweep.class);
    private static final Duration MOST_BETWEEN = Duration.ofMinutes(10);
    private static final Duration LEAST_BETWEEN = Duration.ofSeconds(1);
    private static final Duration WITHIN = Duration.ofMinutes(5);

    private final FileVault vault;
    private final IncidentRecords records;
    private final Duration abandonedAfter;
    private final Clock machineClock;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("attachment-sweep").factory());
    private volatile boolean running;

    AttachmentSweep(FileVault vault, IncidentRecords records, Duration abandonedAfter, Clock machineClock) {
        this.vault = vault;
        this.records = records;
        this.abandonedAfter = abandonedAfter;
        this.machineClock = machineClock;
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // goes on until it is shut down
    public void start() {
        Duration between = abandonedAfter.compareTo(MOST_BETWEEN) < 0 ? abandonedAfter : MOST_BETWEEN;
        long millis = Math.max(between.toMillis(), LEAST_BETWEEN.toMillis());
        thread.scheduleWithFixedDelay(this::sweep, LEAST_BETWEEN.toMillis(), millis, TimeUnit.MILLISECONDS);
        running = true;
    }

    /** A failure must not end the series: the next look tries again. */
    private void sweep() {
        try {
            Long deleted =
                    Await.first(vault.sweep(machineClock.instant().minus(abandonedAfter), this::isRecorded), WITHIN);
            if (deleted != null && deleted > 0) {
                LOG.info("{} uploads were broken off; their bytes are deleted", deleted);
            }
        } catch (RuntimeException e) {
            if (running) {
                LOG.warn("broken-off uploads could not be looked for, will try again: {}", e.toString());
            }
        }
    }

    private Mono<Boolean> isRecorded(String incidentId, String attachmentId) {
        UUID id = UUID.fromString(attachmentId);
        return records.find(new IncidentId(UUID.fromString(incidentId)))
                .map(record -> record.fileIds().contains(id))
                .defaultIfEmpty(false);
    }

    @Override
    public void stop() {
        running = false;
        thread.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
