package jp.csirt.incident.api.query;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import jp.csirt.incident.api.web.Route;
import jp.csirt.incident.domain.access.Role;
import jp.csirt.incident.domain.profile.LocalPolicy;
import jp.csirt.incident.domain.profile.LocalPolicy.ExcludedNetwork;
import jp.csirt.incident.domain.profile.LocalPolicy.Standard;
import jp.csirt.incident.domain.profile.LocalPolicy.ZoneName;
import jp.csirt.incident.domain.profile.ObligationRules;
import jp.csirt.incident.domain.profile.PlanStrength;
import jp.csirt.incident.domain.profile.PolicyProfile;
import jp.csirt.incident.domain.profile.PolicyProfile.LevelCriterion;
import jp.csirt.incident.domain.report.Zone;

/** 団体の定め in force, for everybody who has a key. */
public final class ProfileRoutes {

    private final Supplier<PolicyProfile> profile;

    public ProfileRoutes(Supplier<PolicyProfile> profile) {
        this.profile = profile;
    }

    /** The routes. */
    public List<Route> routes() {
        return List.of(Route.get("/v1/profiles", call -> {
            call.allowOnly(Set.of());
            return Replies.json(call, new Profiles(List.of(Item.of(profile.get()))));
        }));
    }

    private static <T> Map<String, String> named(
            List<T> entries, Function<T, String> codeOf, Function<T, String> nameOf) {
        var names = new LinkedHashMap<String, String>();
        entries.forEach(entry -> names.put(codeOf.apply(entry), nameOf.apply(entry)));
        return names;
    }

    /** 団体の定めの一覧. */
    private record Profiles(List<Item> items) {}

    /** 団体の定め. */
    private record Item(
            String id,
            List<Organ> organs,
            Terms terms,
            List<Zone> zones,
            List<String> ruleSets,
            List<LevelCriterion> levelTable,
            ObligationRules obligationRules,
            List<String> excludedNetworks,
            PlanStrength planStrength,
            List<String> toConfirm) {

        static Item of(PolicyProfile profile) {
            LocalPolicy local = profile.local();
            return new Item(
                    profile.id(),
                    profile.organs().stream()
                            .map(organ -> new Organ(organ.code(), organ.name()))
                            .toList(),
                    Terms.of(profile),
                    local.zones().stream().map(ZoneName::code).toList(),
                    local.ruleSets().stream().map(Standard::code).toList(),
                    profile.levelTable(),
                    profile.obligationRules(),
                    local.excludedNetworks().stream().map(ExcludedNetwork::name).toList(),
                    local.planStrength(),
                    local.toConfirm());
        }
    }

    /** 機関. */
    private record Organ(String code, String name) {}

    /** 用語: the body's words, and what its codes are called. */
    private record Terms(
            String displayName,
            String selfReference,
            String staff,
            String resident,
            String body,
            String head,
            String event,
            Map<String, String> zones,
            Map<String, String> ruleSets,
            Map<String, String> roles) {

        static Terms of(PolicyProfile profile) {
            LocalPolicy local = profile.local();
            LocalPolicy.Terms terms = local.terms();
            List<Role> roles = profile.roleMap().keySet().stream().sorted().toList();
            return new Terms(
                    profile.displayName(),
                    profile.selfReference(),
                    terms.staff(),
                    terms.resident(),
                    terms.body(),
                    terms.head(),
                    terms.event(),
                    named(local.zones(), zone -> zone.code().name(), ZoneName::name),
                    named(local.ruleSets(), Standard::code, Standard::name),
                    named(roles, Role::name, role -> profile.title(role).orElseThrow()));
        }
    }
}
