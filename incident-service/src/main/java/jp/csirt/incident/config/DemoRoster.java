package jp.csirt.incident.config;

import static jp.csirt.incident.domain.access.Role.AUDITOR;
import static jp.csirt.incident.domain.access.Role.CISO;
import static jp.csirt.incident.domain.access.Role.CSIRT_INTAKE;
import static jp.csirt.incident.domain.access.Role.CSIRT_LEAD;
import static jp.csirt.incident.domain.access.Role.CSIRT_LIAISON;
import static jp.csirt.incident.domain.access.Role.CSIRT_MEMBER;
import static jp.csirt.incident.domain.access.Role.OVERALL_MANAGER;
import static jp.csirt.incident.domain.access.Role.REPORTER;
import static jp.csirt.incident.domain.access.Role.SEC_MANAGER;
import static jp.csirt.incident.domain.access.Role.SEC_OFFICER;
import static jp.csirt.incident.domain.access.Role.SYSTEM_ADMIN;
import static jp.csirt.incident.domain.access.Role.SYS_MANAGER;
import static jp.csirt.incident.domain.access.Role.VENDOR;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.csirt.incident.api.console.session.Roster;
import jp.csirt.incident.api.security.Holder;
import jp.csirt.incident.domain.access.Post;
import jp.csirt.incident.domain.access.Role;
import jp.csirt.incident.domain.access.Scope;
import jp.csirt.incident.domain.assessment.RuleSet;
import jp.csirt.incident.domain.organisation.OrganisationChange;
import jp.csirt.incident.domain.organisation.OrganisationChange.AddDepartment;
import jp.csirt.incident.domain.organisation.OrganisationChange.AddPerson;
import jp.csirt.incident.domain.organisation.OrganisationChange.AssignPost;
import jp.csirt.incident.domain.organisation.OrganisationChange.CreateApiKey;
import jp.csirt.incident.domain.organisation.OrganisationState;
import jp.csirt.incident.domain.profile.PolicyProfile;
import jp.csirt.incident.domain.shared.NameBasedId;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** デモの名簿: persons named by their post, posts held for years, keys that everybody knows. */
final class DemoRoster implements FirstAccess {

    private static final LocalDate SINCE = LocalDate.of(2020, 4, 1);
    private static final List<Scope> CASES =
            List.of(Scope.INCIDENTS_READ, Scope.INCIDENTS_WRITE, Scope.REPORTS_READ, Scope.INTEGRITY_READ);
    private static final List<Scope> CASES_AND_POSTS =
            Stream.concat(CASES.stream(), Stream.of(Scope.ORGANISATION_WRITE)).toList();
    private static final String GENERAL_AFFAIRS = "general-affairs";
    private static final String HOSPITAL = "hospital";

    private static final SortedMap<String, String> DEPARTMENTS = new TreeMap<>(Map.of(
            GENERAL_AFFAIRS,
            "総務課",
            "tax",
            "税務課",
            "welfare",
            "福祉課",
            "residents",
            "住民課",
            "education",
            "学校教育課",
            HOSPITAL,
            "病院"));

    private static final List<Entry> ENTRIES = List.of(
            new Entry("staff", "職員", "tax", CASES, post(REPORTER, "tax")),
            new Entry("officer", "係長", "tax", CASES, post(SEC_OFFICER, "tax")),
            new Entry("manager", "課長", "tax", CASES, post(SEC_MANAGER, "tax")),
            new Entry(
                    "general-affairs",
                    "総務課長",
                    GENERAL_AFFAIRS,
                    CASES_AND_POSTS,
                    Post.of(OVERALL_MANAGER),
                    post(SEC_MANAGER, GENERAL_AFFAIRS)),
            new Entry(
                    "education",
                    "教育長",
                    "education",
                    CASES_AND_POSTS,
                    post(OVERALL_MANAGER, "education"),
                    post(SEC_MANAGER, "education")),
            new Entry(
                    "welfare", "福祉課長", "welfare", CASES, post(SEC_MANAGER, "welfare"), post(SEC_MANAGER, "residents")),
            new Entry(HOSPITAL, "事務長", HOSPITAL, CASES, post(SEC_MANAGER, HOSPITAL)),
            new Entry("system-manager", "情報システム管理者", GENERAL_AFFAIRS, CASES, post(SYS_MANAGER, GENERAL_AFFAIRS)),
            new Entry("csirt", "CSIRT員", GENERAL_AFFAIRS, CASES, Post.of(CSIRT_MEMBER), Post.of(CSIRT_INTAKE)),
            new Entry("csirt-2", "CSIRT員（二人目）", GENERAL_AFFAIRS, CASES, Post.of(CSIRT_MEMBER), Post.of(CSIRT_INTAKE)),
            new Entry("csirt-lead", "CSIRT責任者", GENERAL_AFFAIRS, CASES, Post.of(CSIRT_LEAD)),
            new Entry("liaison", "外部連携", GENERAL_AFFAIRS, CASES, Post.of(CSIRT_LIAISON)),
            new Entry("ciso", "副町長", null, CASES, Post.of(CISO)),
            new Entry("vendor", "委託事業者", null, CASES, Post.of(VENDOR)),
            new Entry("auditor", "監査", null, CASES, Post.of(AUDITOR)),
            new Entry("admin", "システム管理者", null, List.of(Scope.values()), Post.of(SYSTEM_ADMIN)),
            new Entry("notification", "notification-service", null, List.of(Scope.EVENTS_READ, Scope.RECEIPTS_WRITE)));

    /** The keys, by what they are. */
    static FixedKeys keys() {
        return new FixedKeys(ENTRIES.stream().collect(Collectors.toMap(Entry::key, Entry::keyId)));
    }

    /** The persons, for whoever looks around in the console. */
    static Roster roster(PolicyProfile profile) {
        return new Roster(ENTRIES.stream()
                .filter(entry -> !entry.posts().isEmpty())
                .map(entry -> new Roster.Entry(
                        entry.key(),
                        new Holder(entry.personId(), entry.keyId()),
                        entry.titleIn(profile),
                        departmentName(entry.department(), profile)))
                .toList());
    }

    private static String departmentName(@Nullable String code, PolicyProfile profile) {
        return code == null
                ? ""
                : profile.department(code)
                        .map(PolicyProfile.Department::name)
                        .orElse(DEPARTMENTS.getOrDefault(code, ""));
    }

    /** The departments of the roster are added to profiles that have other ones. */
    @Override
    public Mono<List<OrganisationChange>> missing(OrganisationState organisation, PolicyProfile profile) {
        if (organisation.persons().containsKey(ENTRIES.getFirst().personId())) {
            return Mono.just(List.of());
        }
        Stream<OrganisationChange> departments = DEPARTMENTS.entrySet().stream()
                .filter(department ->
                        organisation.units().department(department.getKey()).isEmpty()
                                && profile.department(department.getKey()).isEmpty())
                .map(department -> new AddDepartment(
                        department.getKey(),
                        department.getValue(),
                        profile.organs().getFirst().code(),
                        department.getKey().equals(HOSPITAL) ? RuleSet.HOSPITAL : null));
        return Mono.just(Stream.concat(departments, ENTRIES.stream().flatMap(entry -> entry.changes(profile)))
                .toList());
    }

    /** Everybody knows them already. */
    @Override
    public void recorded() {}

    private static Post post(Role role, String unit) {
        return new Post(role, unit);
    }

    /** One person of the roster. */
    private record Entry(
            String name, String title, @Nullable String department, List<Scope> scopes, List<Post> posts) {

        Entry(String name, String title, @Nullable String department, List<Scope> scopes, Post... posts) {
            this(name, title, department, scopes, List.of(posts));
        }

        String key() {
            return "demo-" + name;
        }

        UUID personId() {
            return NameBasedId.of(NameBasedId.URL, "urn:csirt:demo:" + key());
        }

        UUID keyId() {
            return NameBasedId.of(NameBasedId.URL, "urn:csirt:demo:key:" + key());
        }

        /** The title that the body gives to the first post, where it is one of the whole body. */
        private String titleIn(PolicyProfile profile) {
            return posts.stream()
                    .limit(1)
                    .filter(post -> post.unit() == null)
                    .flatMap(post -> profile.title(post.role()).stream())
                    .findFirst()
                    .orElse(title);
        }

        Stream<OrganisationChange> changes(PolicyProfile profile) {
            return Stream.of(
                            Stream.of(new AddPerson(personId(), titleIn(profile), department)),
                            posts.stream().map(post -> new AssignPost(post, personId(), SINCE, null)),
                            Stream.of(new CreateApiKey(keyId(), personId(), scopes, null)))
                    .flatMap(changes -> changes);
        }
    }
}
