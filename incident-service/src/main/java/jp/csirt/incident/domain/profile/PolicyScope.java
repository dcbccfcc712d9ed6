package jp.csirt.incident.domain.profile;

import java.util.List;

/**
 * 適用される規程: which rules govern an incident.
 *
 * @param ruleSets codes of the 対策基準 that apply
 * @param route organs whose posts answer beside those of the incident's own organ
 * @param excludedNetworks codes of the affected networks to which the policy does not apply
 */
public record PolicyScope(List<String> ruleSets, List<String> route, List<String> excludedNetworks) {

    /** Nothing is to be decided. */
    public static final PolicyScope NONE = new PolicyScope(List.of(), List.of(), List.of());

    public PolicyScope {
        ruleSets = List.copyOf(ruleSets);
        route = List.copyOf(route);
        excludedNetworks = List.copyOf(excludedNetworks);
    }
}
