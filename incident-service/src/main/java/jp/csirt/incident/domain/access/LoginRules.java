package jp.csirt.incident.domain.access;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import jp.csirt.incident.domain.shared.Source;

/** ログインの決まり: what the posts of a person ask of a log-in. */
@Source(document = "志免町 対策基準", clause = "4.4, 6.2(4)")
public final class LoginRules {

    private static final Set<Role> TWO_FACTORS = EnumSet.of(
            Role.CISO,
            Role.OVERALL_MANAGER,
            Role.CSIRT_LEAD,
            Role.CSIRT_INTAKE,
            Role.CSIRT_COORDINATOR,
            Role.CSIRT_MEMBER,
            Role.CSIRT_LIAISON,
            Role.SYSTEM_ADMIN);
    private static final Set<Role> SHORT = EnumSet.of(Role.SYSTEM_ADMIN, Role.CISO);
    private static final Duration IDLE = Duration.ofMinutes(60);
    private static final Duration IDLE_OF_THE_MIGHTY = Duration.ofMinutes(15);

    private LoginRules() {}

    /** 多要素認証: whether a password alone does not let this person in. */
    public static boolean needsSecondFactor(Caller caller) {
        return TWO_FACTORS.stream().anyMatch(caller::holds);
    }

    /** How long a session lasts that nobody uses. */
    public static Duration idle(Caller caller) {
        return SHORT.stream().anyMatch(caller::holds) ? IDLE_OF_THE_MIGHTY : IDLE;
    }
}
