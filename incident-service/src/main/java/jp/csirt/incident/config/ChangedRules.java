package jp.csirt.incident.config;

import java.time.Clock;
import java.util.List;
import jp.csirt.incident.platform.messagestore.SagaRules;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.modelling.saga.SagaScopeDescriptor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * 定めの変更: a saga waits for the next mark of the rules by which it looked last. Where those were another profile's, or an
 * earlier version's of the product, the node that runs the sagas wakes each of them once. That all were woken is noted last, so
 * that a node killed before wakes them again; a saga that is woken once too often does nothing.
 */
final class ChangedRules {

    private static final Logger LOG = LoggerFactory.getLogger(ChangedRules.class);

    private final String now;
    private final RegisteredSaga<?> saga;
    private final SagaRules rules;
    private final DeadlineManager deadlines;
    private final LogPositions positions;
    private final Clock serviceClock;

    /**
     * Looks at nothing yet.
     *
     * @param now names the rules of this node
     */
    ChangedRules(
            String now,
            RegisteredSaga<?> saga,
            SagaRules rules,
            DeadlineManager deadlines,
            LogPositions positions,
            Clock serviceClock) {
        this.now = now;
        this.saga = saga;
        this.rules = rules;
        this.deadlines = deadlines;
        this.positions = positions;
        this.serviceClock = serviceClock;
    }

    /** Wakes the sagas that wait for marks of other rules. */
    void wake() {
        if (positions.runsHere(saga.name()) && !rules.areThoseOf(saga.name(), now)) {
            List<String> ids = rules.ids(saga.name());
            ids.forEach(id -> deadlines.schedule(
                    serviceClock.instant(),
                    saga.deadline(),
                    null,
                    new SagaScopeDescriptor(saga.type().getSimpleName(), id)));
            rules.note(saga.name(), now);
            LOG.info(
                    "the rules are others than before: {} sagas of {} look at their marks again",
                    ids.size(),
                    saga.name());
        }
    }
}
