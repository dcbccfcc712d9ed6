package jp.csirt.incident.config;

import java.util.Optional;
import jp.csirt.incident.api.security.Holder;
import jp.csirt.incident.api.security.Session;
import jp.csirt.incident.api.security.Session.Factor;
import jp.csirt.incident.api.security.Session.Stage;
import jp.csirt.incident.domain.access.Caller;
import jp.csirt.incident.domain.access.LoginRules;
import jp.csirt.incident.platform.account.Earlier;
import jp.csirt.incident.platform.session.SessionStore.Kept;

/** A session and who it is by now. */
record KnownSession(Kept kept, Caller caller) {

    /** What the log-in still asks for, also when a post asks for it that came later. */
    Optional<Stage> stage() {
        return switch (Factor.valueOf(kept.factor())) {
            case OPEN -> Optional.of(Stage.CODE);
            case NONE -> LoginRules.needsSecondFactor(caller) ? Optional.of(Stage.ENROLMENT) : Optional.empty();
            case PASSED -> Optional.empty();
        };
    }

    Session session() {
        Earlier earlier = kept.earlier();
        return earlier == null
                ? new Session(caller, holder(kept), kept.begunAt(), null, null, 0)
                : new Session(caller, holder(kept), kept.begunAt(), earlier.in(), earlier.out(), earlier.failures());
    }

    /** Whose it is. */
    static Holder holder(Kept kept) {
        return new Holder(kept.personId(), kept.keyId());
    }
}
