package jp.csirt.incident.domain.assessment;

import java.util.List;
import jp.csirt.incident.domain.report.Category;
import jp.csirt.incident.domain.report.Impact;
import jp.csirt.incident.domain.report.PersonalData;
import jp.csirt.incident.domain.report.Zone;
import jp.csirt.incident.domain.shared.TriState;
import org.jspecify.annotations.Nullable;

/**
 * 判定の材料: what is known of an incident, as far as a rule asks for it.
 *
 * @param confirmed インシデント該当性: {@code UNKNOWN} until it is assessed
 * @param closedLevel 被害レベル with which it was closed; absent while it is open
 */
public record Facts(
        PersonalData personalData,
        Category category,
        List<Zone> zones,
        Impact impact,
        TriState crimePossible,
        TriState confirmed,
        @Nullable Integer closedLevel) {

    public Facts {
        personalData = personalData.known();
        zones = List.copyOf(zones);
    }
}
