package jp.csirt.incident.config;

import java.time.Clock;
import java.util.List;
import jp.csirt.incident.platform.messagestore.SagaRules;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.modelling.saga.SagaScopeDescriptor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * 定めの変更: a saga waits for a mark of the timetable by which it looked last. Where that was another profile's, the node that
 * runs the sagas wakes each of them once. That all were woken is noted last, so that a node killed before wakes them again;
 * a saga that is woken once too often does nothing.
 */
final class ChangedProfile {

    private static final Logger LOG = LoggerFactory.getLogger(ChangedProfile.class);

    private final String sha256;
    private final RegisteredSaga<?> saga;
    private final SagaRules rules;
    private final DeadlineManager deadlines;
    private final LogPositions positions;
    private final Clock serviceClock;

    /**
     * Looks at nothing yet.
     *
     * @param sha256 of the profile's file
     * @param saga the one whose marks are those of the profile's timetable
     */
    ChangedProfile(
            String sha256,
            RegisteredSaga<?> saga,
            SagaRules rules,
            DeadlineManager deadlines,
            LogPositions positions,
            Clock serviceClock) {
        this.sha256 = sha256;
        this.saga = saga;
        this.rules = rules;
        this.deadlines = deadlines;
        this.positions = positions;
        this.serviceClock = serviceClock;
    }

    /** Wakes the sagas that wait for marks of another profile. */
    void wake() {
        if (positions.runsHere(saga.name()) && !rules.areThoseOf(saga.name(), sha256)) {
            List<String> ids = rules.ids(saga.name());
            ids.forEach(id -> deadlines.schedule(
                    serviceClock.instant(),
                    saga.deadline(),
                    null,
                    new SagaScopeDescriptor(saga.type().getSimpleName(), id)));
            rules.note(saga.name(), sha256);
            LOG.info("the profile is another one than before: {} sagas look at their marks again", ids.size());
        }
    }
}
