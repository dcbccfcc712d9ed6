package jp.csirt.incident.domain.playbook;

import static jp.csirt.incident.domain.access.Role.CISO;
import static jp.csirt.incident.domain.access.Role.OVERALL_MANAGER;
import static jp.csirt.incident.domain.access.Role.SEC_MANAGER;

import java.util.List;
import jp.csirt.incident.domain.access.Role;
import jp.csirt.incident.domain.shared.Source;

/** 報告先及び対応者: who is told first and acts first at each damage level; whom 5.3 asks to tell comes on top. */
@Source(document = "志免町 対策基準", clause = "7.3(5)")
public enum LevelRoute {
    LEVEL_0(SEC_MANAGER),
    LEVEL_1(SEC_MANAGER),
    LEVEL_2(OVERALL_MANAGER),
    LEVEL_3(CISO, OVERALL_MANAGER);

    @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable list of enum constants
    private final List<Role> addressees;

    LevelRoute(Role... addressees) {
        this.addressees = List.of(addressees);
    }

    /** The route of a damage level, 0 to 3. */
    public static LevelRoute of(int level) {
        return values()[level];
    }

    /** The roles, the foremost first. */
    public List<Role> addressees() {
        return addressees;
    }
}
