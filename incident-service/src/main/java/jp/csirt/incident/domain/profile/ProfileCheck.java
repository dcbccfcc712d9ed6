package jp.csirt.incident.domain.profile;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.csirt.incident.domain.access.Role;
import jp.csirt.incident.domain.assessment.FurtherRecipient;
import jp.csirt.incident.domain.profile.LocalPolicy.ExcludedNetwork;
import jp.csirt.incident.domain.profile.LocalPolicy.Standard;
import jp.csirt.incident.domain.profile.LocalPolicy.ZoneName;
import jp.csirt.incident.domain.profile.PolicyProfile.Department;
import jp.csirt.incident.domain.profile.PolicyProfile.Organ;
import jp.csirt.incident.domain.report.Zone;

/** 団体の定めの点検: what the parts of a profile, each in order by itself, contradict or leave out together. */
public final class ProfileCheck {

    /** 必須の職: without these the route has a hole. */
    private static final List<Role> NEEDED = List.of(
            Role.CISO, Role.OVERALL_MANAGER, Role.SEC_MANAGER, Role.SYS_MANAGER, Role.CSIRT_LEAD, Role.CSIRT_INTAKE);

    private final PolicyProfile profile;
    private final Set<String> organs;
    private final Set<Zone> zones;
    private final List<Fault> faults = new ArrayList<>();

    private ProfileCheck(PolicyProfile profile) {
        this.profile = profile;
        this.organs = profile.organs().stream().map(Organ::code).collect(Collectors.toSet());
        this.zones = profile.local().zones().stream().map(ZoneName::code).collect(Collectors.toSet());
    }

    /** Every fault, in the order of the file's parts. */
    public static List<Fault> faults(PolicyProfile profile) {
        var check = new ProfileCheck(profile);
        check.units();
        check.networks();
        check.ruleSets();
        check.recipients();
        check.roles();
        return List.copyOf(check.faults);
    }

    private void units() {
        mustDiffer("/organs", profile.organs(), Organ::code);
        mustDiffer("/departments", profile.departments(), Department::code);
        for (int at = 0; at < profile.departments().size(); at++) {
            mustBeOrgan(
                    "/departments/%d/organ".formatted(at),
                    profile.departments().get(at).organ());
        }
    }

    private void networks() {
        mustDiffer("/zones", profile.local().zones(), ZoneName::code);
        List<ExcludedNetwork> networks = profile.local().excludedNetworks();
        mustDiffer("/excludedNetworks", networks, ExcludedNetwork::code);
        for (int at = 0; at < networks.size(); at++) {
            mustBeZones(
                    "/excludedNetworks/%d/zones".formatted(at), networks.get(at).zones());
        }
    }

    private void ruleSets() {
        List<Standard> ruleSets = profile.local().ruleSets();
        mustDiffer("/ruleSets", ruleSets, Standard::code);
        Set<Zone> excluded = profile.local().excludedNetworks().stream()
                .flatMap(network -> network.zones().stream())
                .collect(Collectors.toSet());
        for (int at = 0; at < ruleSets.size(); at++) {
            Standard ruleSet = ruleSets.get(at);
            String place = "/ruleSets/" + at;
            mustBeZones(place + "/zones", ruleSet.zones());
            ruleSet.organs().forEach(organ -> mustBeOrgan(place + "/organs", organ));
            if (ruleSet.answering() != null) {
                mustBeOrgan(place + "/answering", ruleSet.answering());
            }
            ruleSet.zones().stream()
                    .filter(excluded::contains)
                    .forEach(zone -> fault(place + "/zones", "%s は適用対象外のネットワークにもあります".formatted(zone)));
        }
    }

    private void recipients() {
        List<FurtherRecipient> recipients = profile.local().recipients();
        for (int at = 0; at < recipients.size(); at++) {
            String place = "/recipients/" + at + "/when";
            FurtherRecipient.When when = recipients.get(at).when();
            if (when.zones() != null) {
                mustBeZones(place + "/zones", when.zones());
            }
            if (when.organs() != null) {
                when.organs().forEach(organ -> mustBeOrgan(place + "/organs", organ));
            }
        }
        for (String organ : organs) {
            List<FurtherRecipient> concerned = recipients.stream()
                    .filter(recipient -> recipient.concerns(organ))
                    .toList();
            mustDiffer("/recipients", concerned, FurtherRecipient::ground);
        }
    }

    private void roles() {
        Map<Role, PolicyProfile.RoleEntry> roleMap = profile.roleMap();
        NEEDED.stream()
                .filter(role -> !roleMap.containsKey(role))
                .forEach(role -> fault("/roleMap/" + role, "必須の職（%s）がありません".formatted(role.label())));
        profile.roleMap().keySet().stream()
                .sorted()
                .filter(this::actsForItself)
                .findFirst()
                .ifPresent(role -> fault("/roleMap/%s/deputies".formatted(role), "代理の順が元の職に戻っています"));
    }

    /** Whether the deputies of the role, and theirs in turn, lead back to it. */
    private boolean actsForItself(Role role) {
        Map<Role, List<Role>> deputies = profile.deputies();
        var next = new ArrayDeque<>(deputies.getOrDefault(role, List.of()));
        Set<Role> seen = EnumSet.noneOf(Role.class);
        while (!next.isEmpty()) {
            Role deputy = next.removeFirst();
            if (deputy == role) {
                return true;
            }
            if (seen.add(deputy)) {
                next.addAll(deputies.getOrDefault(deputy, List.of()));
            }
        }
        return false;
    }

    private <T> void mustDiffer(String place, List<T> entries, Function<T, ?> codeOf) {
        Set<Object> seen = new HashSet<>();
        entries.stream()
                .map(codeOf)
                .filter(code -> !seen.add(code))
                .findFirst()
                .ifPresent(code -> fault(place, "%s が重なっています".formatted(code)));
    }

    private void mustBeOrgan(String place, String code) {
        if (!organs.contains(code)) {
            fault(place, "機関 %s は organs にありません".formatted(code));
        }
    }

    private void mustBeZones(String place, List<Zone> codes) {
        codes.stream()
                .filter(zone -> !zones.contains(zone))
                .forEach(zone -> fault(place, "ネットワーク %s は zones にありません".formatted(zone)));
    }

    private void fault(String pointer, String message) {
        faults.add(new Fault(pointer, message));
    }

    /**
     * 誤り.
     *
     * @param pointer JSON Pointer to the key, empty for the whole file
     * @param message Japanese, without an end mark
     */
    public record Fault(String pointer, String message) {}
}
