package jp.csirt.incident.api.console.act;

import static java.util.stream.Collectors.joining;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import jp.csirt.incident.api.console.act.Fields.Choice;
import jp.csirt.incident.api.console.frame.Visit;
import jp.csirt.incident.domain.access.Permission;
import jp.csirt.incident.domain.access.Post;
import jp.csirt.incident.domain.access.Role;
import jp.csirt.incident.domain.deadline.TokyoTime;
import jp.csirt.incident.domain.organisation.Assignment;
import jp.csirt.incident.domain.organisation.OrganisationState;
import jp.csirt.incident.domain.organisation.Person;
import jp.csirt.incident.domain.organisation.PostResolution;
import jp.csirt.incident.domain.profile.PolicyProfile;
import org.jspecify.annotations.Nullable;

/** 名簿: what the organisation has by now, by its names. Who may not read it chooses among 部署, 機関 and 役割 alone. */
public record Registers(Supplier<PostResolution> posts, Supplier<PolicyProfile> profile, Clock clock) {

    /** Those who report, of whom every unit has many, and 委託事業者 are nobody's choice of a post of a unit. */
    private static final Set<Role> NEVER_OF_UNITS = Set.of(Role.REPORTER, Role.VENDOR);

    /** What the person may choose from. */
    Register of(Visit visit) {
        PolicyProfile names = profile.get();
        List<Choice> departments = names.departments().stream()
                .map(department -> new Choice(department.code(), department.name()))
                .toList();
        List<Choice> organs = names.organs().stream()
                .map(organ -> new Choice(organ.code(), organ.name()))
                .toList();
        return Permission.READ_ORGANISATION.grantedTo(visit.caller()).isPresent()
                ? new Named(posts.get().organisation(), names, TokyoTime.dateOf(clock.instant()))
                        .register(departments, organs)
                : new Register(departments, organs, roles(), List.of(), List.of(), List.of());
    }

    private static List<Choice> roles() {
        return Stream.of(Role.values())
                .map(role -> new Choice(role.name(), role.label()))
                .toList();
    }

    /** Posts and persons as who may read the organisation knows them. */
    private record Named(OrganisationState state, PolicyProfile names, LocalDate today) {

        Register register(List<Choice> departments, List<Choice> organs) {
            return new Register(departments, organs, posts(), persons(), personNames(), contracts());
        }

        /** 役割, which the incident's own unit fills; then the posts of units that somebody holds or held. */
        private List<Choice> posts() {
            return Stream.concat(
                            Stream.of(Role.values()).map(Post::of),
                            held().filter(post -> post.unit() != null && !NEVER_OF_UNITS.contains(post.role())))
                    .map(post -> new Choice(post.code(), names.addresseeName(post.code()) + holders(post)))
                    .toList();
        }

        private Stream<Post> held() {
            return state.posts().assignments().stream().map(Assignment::post).distinct();
        }

        private String holders(Post post) {
            String holders = post.role() == Role.REPORTER
                    ? ""
                    : state.posts().holders(post, today).stream()
                            .map(state.persons()::get)
                            .filter(Objects::nonNull)
                            .map(Person::name)
                            .collect(joining("、"));
            return holders.isEmpty() ? "" : "（" + holders + "）";
        }

        private List<Choice> persons() {
            return state.persons().values().stream()
                    .map(person ->
                            new Choice(person.personId().toString(), person.name() + department(person.department())))
                    .toList();
        }

        private String department(@Nullable String code) {
            return code == null ? "" : "（" + names.unitName(code) + "）";
        }

        private List<Choice> personNames() {
            return state.persons().values().stream()
                    .map(Person::name)
                    .distinct()
                    .map(name -> new Choice(name, name))
                    .toList();
        }

        private List<Choice> contracts() {
            return held().filter(post -> post.role() == Role.VENDOR)
                    .map(Post::unit)
                    .filter(Objects::nonNull)
                    .sorted(Comparator.naturalOrder())
                    .map(contract -> new Choice(contract, contract))
                    .toList();
        }
    }
}
