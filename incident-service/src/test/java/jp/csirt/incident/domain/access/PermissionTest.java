package jp.csirt.incident.domain.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("権限")
class PermissionTest {

    /** B.2 and, for acts without a row, the actor of A.2; x = may do it. */
    private static final String MATRIX = """
            act                    | RE VE SO SM YM YS IN MB LE CO LI OM CI AD CM CL AU PL SA
            READ_INCIDENT          |  x  x  x  x  x  x  x  x  x  x  x  x  x  x  x  x  x  x  x
            SEE_IMPLICATED         |  -  -  -  -  -  -  -  -  x  -  -  x  x  -  -  -  -  -  -
            REPORT                 |  x  x  x  x  x  -  x  x  x  -  x  x  x  -  -  -  -  -  -
            IMPORT_CASES           |  -  -  -  -  -  -  -  -  x  -  -  -  -  -  -  -  -  -  -
            RECEIVE                |  -  -  -  -  -  -  x  x  x  -  x  -  -  -  -  -  -  -  -
            REPORT_INTERNALLY      |  x  -  x  x  x  -  -  x  x  -  x  x  -  -  -  -  -  -  -
            REPORT_FINDINGS        |  -  -  -  -  -  -  -  x  x  -  -  x  -  -  -  -  -  -  -
            WAIVE_INTERNAL_REPORT  |  -  -  -  x  -  -  -  -  -  -  -  -  -  -  -  -  -  -  -
            CONFIRM_SITUATION      |  -  -  -  -  -  -  -  x  x  -  -  -  -  -  -  -  -  -  -
            ASSESS                 |  -  -  -  -  -  -  -  x  -  -  -  -  -  -  -  -  -  -  -
            APPROVE_ASSESSMENT     |  -  -  -  -  -  -  -  -  x  -  -  -  -  -  -  -  -  -  -
            CHANGE_LEVEL           |  -  -  -  x  -  -  -  x  x  -  -  x  x  -  -  -  -  -  -
            PROPOSE_LOWER_LEVEL    |  -  -  -  -  -  -  -  x  -  -  -  -  -  -  -  -  -  -  -
            APPROVE_LEVEL_CHANGE   |  -  -  -  -  -  -  -  -  x  -  -  x  x  -  -  -  -  -  -
            LOWER_FROM_1           |  -  -  -  -  -  -  -  -  x  -  -  -  -  -  -  -  -  -  -
            LOWER_FROM_2           |  -  -  -  -  -  -  -  -  -  -  -  x  -  -  -  -  -  -  -
            LOWER_FROM_3           |  -  -  -  -  -  -  -  -  -  -  -  -  x  -  -  -  -  -  -
            NOTE_REPORT            |  -  -  -  x  -  -  -  -  -  -  -  x  -  -  -  -  -  -  -
            INSTRUCT_RESPONSE      |  -  -  -  -  -  -  -  x  x  -  -  x  x  -  -  -  -  -  -
            EXECUTE_RESPONSE       |  x  -  x  x  x  -  -  x  x  -  -  x  -  -  -  -  -  -  -
            CONSIDER_LATERAL_CHECK |  -  -  -  -  -  -  -  x  x  -  -  x  -  -  -  -  -  -  -
            ANSWER_LATERAL_CHECK   |  -  -  -  -  x  -  -  -  -  -  -  -  -  -  -  -  -  -  -
            KEEP_EVIDENCE          |  -  -  -  -  -  -  -  x  x  -  -  x  x  -  -  -  -  -  -
            ATTACH_FILE            |  x  x  x  x  x  -  x  x  x  -  x  x  x  -  -  -  -  -  -
            RECORD_CAUSE           |  -  -  -  -  -  -  -  x  x  -  -  -  -  -  -  -  -  -  -
            PROPOSE_PREVENTION     |  -  -  -  x  x  -  -  x  x  -  -  -  -  -  -  -  -  -  -
            DECIDE_PREVENTION      |  -  -  -  -  -  -  -  -  -  -  -  -  x  -  -  -  -  -  -
            IMPLEMENT_MEASURE      |  -  -  -  x  x  -  -  -  -  -  -  x  -  -  -  -  -  -  -
            VERIFY_MEASURE         |  -  -  -  x  x  -  -  x  x  -  -  -  -  -  -  -  -  -  -
            CARRY_OVER_MEASURE     |  -  -  -  -  -  -  -  -  -  -  -  -  x  -  -  -  -  -  -
            PROPOSE_DISCLOSURE     |  -  -  -  -  -  -  -  x  x  -  -  x  -  -  -  -  -  -  -
            DECIDE_DISCLOSURE      |  -  -  -  -  -  -  -  -  -  -  -  -  x  -  -  -  -  -  -
            DISCLOSE               |  -  -  -  -  -  -  -  x  x  -  x  -  -  -  -  -  -  -  -
            PROPOSE_SUBJECT_NOTIFICATION|  -  -  -  x  -  -  -  x  x  -  -  -  -  -  -  -  -  -  -
            DECIDE_SUBJECT_NOTIFICATION|  -  -  -  -  -  -  -  -  -  -  -  x  x  -  -  -  -  -  -
            NOTIFY_SUBJECTS        |  -  -  -  x  -  -  -  x  x  -  -  -  -  -  -  -  -  -  -
            CONTACT_POLICE         |  -  -  -  -  -  -  -  x  x  -  x  x  -  -  -  -  -  -  -
            ISSUE_FORM             |  -  -  -  -  -  -  -  -  x  -  -  -  -  -  -  -  -  -  -
            SUPPLEMENT_FORM        |  -  -  -  x  -  -  -  x  x  -  x  -  -  -  -  -  -  -  -
            DRAFT_EXTERNAL_REPORT  |  -  -  -  x  -  -  -  x  x  -  x  -  -  -  -  -  -  -  -
            APPROVE_FIRST_REPORT   |  -  -  -  -  -  -  -  -  -  -  -  x  x  -  -  -  -  -  -
            APPROVE_FOLLOW_UP      |  -  -  -  -  -  -  -  -  x  -  -  x  x  -  -  -  -  -  -
            APPROVE_LAST_REPORT    |  -  -  -  -  -  -  -  -  -  -  -  -  x  -  -  -  -  -  -
            SUBMIT_EXTERNAL_REPORT |  -  -  -  -  -  -  -  -  -  -  x  x  -  -  -  -  -  -  -
            PROPOSE_WAIVER         |  -  -  -  -  -  -  -  x  x  -  -  x  -  -  -  -  -  -  -
            WAIVE_REPORT           |  -  -  -  -  -  -  -  -  -  -  -  -  x  -  -  -  -  -  -
            STOP_SYSTEM            |  -  -  -  -  -  -  -  -  -  -  -  x  x  -  -  -  -  -  -
            ORDER_USAGE_INVESTIGATION | -  -  -  -  -  -  -  x  x  -  -  x  x  -  -  -  -  -  -
            GIVE_CISO_INSTRUCTION  |  -  -  -  -  -  -  -  -  -  -  -  -  x  -  -  -  -  -  -
            INVOKE_EMERGENCY_PLAN  |  -  -  -  -  -  -  -  -  -  -  -  x  x  -  -  -  -  -  -
            SHARE_INFORMATION      |  -  -  -  -  -  -  -  x  x  -  x  -  -  -  -  -  -  -  -
            REQUEST_VENDOR_MEASURE |  -  -  -  x  x  -  -  -  -  -  -  -  -  -  -  -  -  -  -
            REPORT_VENDOR_MEASURE  |  -  x  -  x  x  -  -  -  -  -  -  -  -  -  -  -  -  -  -
            RECORD_PERSONNEL_ACTION | -  -  -  -  -  -  -  -  x  -  -  x  x  -  -  -  -  -  -
            SUSPEND_RIGHTS         |  -  -  -  -  -  -  -  -  -  -  -  x  -  -  -  -  -  -  -
            READ_PERSONNEL_ACTIONS |  -  -  -  x  -  -  -  -  x  -  -  x  x  -  -  -  -  -  -
            REQUEST_EXCEPTION      |  -  -  -  x  x  -  -  -  -  -  -  -  -  -  -  -  -  -  -
            DECIDE_EXCEPTION       |  -  -  -  -  -  -  -  -  -  -  -  -  x  -  -  -  -  -  -
            PROPOSE_CORRECTION     |  x  x  x  x  x  -  x  x  x  -  x  x  x  -  -  -  -  -  -
            APPROVE_CORRECTION     |  -  -  -  -  -  -  -  -  x  -  -  -  -  -  -  -  -  -  -
            PROPOSE_CLOSURE        |  -  -  -  -  -  -  -  x  x  -  -  -  -  -  -  -  -  -  -
            CLOSE                  |  -  -  -  -  -  -  -  -  -  -  -  -  x  -  -  -  -  -  -
            REOPEN                 |  -  -  -  -  -  -  -  -  x  -  -  x  x  -  -  -  -  -  -
            PROPOSE_ERASURE        |  -  -  -  -  -  -  -  x  x  -  -  -  -  -  -  -  -  -  -
            ERASE                  |  -  -  -  x  -  -  -  -  -  -  -  x  -  -  -  -  -  -  -
            READ_REPORT            |  -  -  x  x  x  x  x  x  x  x  x  x  x  x  x  x  x  x  -
            READ_INTEGRITY         |  -  -  -  -  -  -  -  x  x  -  -  x  x  -  -  -  x  -  -
            READ_LOG               |  -  -  -  -  -  -  -  -  x  -  -  x  x  -  -  -  x  -  -
            READ_AUDIT             |  -  -  -  -  -  -  -  -  -  -  -  -  x  -  -  -  x  -  -
            READ_ORGANISATION      |  x  -  x  x  x  x  x  x  x  x  x  x  x  x  x  x  x  x  x
            CHANGE_UNITS           |  -  -  -  -  -  -  -  -  -  -  -  x  -  -  -  -  -  -  -
            ADD_PERSON             |  -  -  -  -  -  -  -  -  -  -  -  x  -  -  -  -  -  -  x
            ASSIGN_POST            |  -  -  -  -  -  -  -  -  -  -  -  x  -  -  -  -  -  -  -
            ASSIGN_FIRST_POSTS     |  -  -  -  -  -  -  -  -  -  -  -  -  -  -  -  -  -  -  x
            MANAGE_TEMPLATES       |  -  -  -  -  -  -  -  -  -  -  -  x  -  -  -  -  -  -  x
            GRANT_ACCESS           |  -  -  -  -  -  -  -  -  -  -  -  -  -  -  -  -  -  -  x
            OPERATE                |  -  -  -  -  -  -  -  -  -  -  -  -  -  -  -  -  -  -  x
            """;

    private static final Map<String, Role> COLUMNS = Map.ofEntries(
            Map.entry("RE", Role.REPORTER),
            Map.entry("VE", Role.VENDOR),
            Map.entry("SO", Role.SEC_OFFICER),
            Map.entry("SM", Role.SEC_MANAGER),
            Map.entry("YM", Role.SYS_MANAGER),
            Map.entry("YS", Role.SYS_STAFF),
            Map.entry("IN", Role.CSIRT_INTAKE),
            Map.entry("MB", Role.CSIRT_MEMBER),
            Map.entry("LE", Role.CSIRT_LEAD),
            Map.entry("CO", Role.CSIRT_COORDINATOR),
            Map.entry("LI", Role.CSIRT_LIAISON),
            Map.entry("OM", Role.OVERALL_MANAGER),
            Map.entry("CI", Role.CISO),
            Map.entry("AD", Role.CISO_ADVISOR),
            Map.entry("CM", Role.COMMITTEE),
            Map.entry("CL", Role.CLOUD_MANAGER),
            Map.entry("AU", Role.AUDITOR),
            Map.entry("PL", Role.PRIVACY_LEAD),
            Map.entry("SA", Role.SYSTEM_ADMIN));

    static Stream<Arguments> everyActAndRole() {
        var header = cells(MATRIX.lines().findFirst().orElseThrow());
        return MATRIX.lines().skip(1).flatMap(line -> {
            var act = Permission.valueOf(line.substring(0, line.indexOf('|')).strip());
            var cells = cells(line);
            return IntStream.range(0, header.size())
                    .mapToObj(i -> Arguments.of(
                            act, COLUMNS.get(header.get(i)), cells.get(i).equals("x")));
        });
    }

    @Test
    @DisplayName("B.2 表にはすべての行為とすべての役割が揃っている")
    void the_matrix_names_every_act_and_every_role() {
        assertThat(everyActAndRole().map(row -> row.get()[0]).distinct())
                .containsExactlyInAnyOrder((Object[]) Permission.values());
        assertThat(everyActAndRole().map(row -> row.get()[1]).distinct())
                .containsExactlyInAnyOrder((Object[]) Role.values());
        assertThat(everyActAndRole()).hasSize(Permission.values().length * Role.values().length);
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("everyActAndRole")
    @DisplayName("B.2 役割ごとの権限は表のとおりである")
    void a_role_may_do_exactly_what_the_matrix_says(Permission act, Role role, boolean allowed) {
        var post = new Post(role, "tax");

        assertThat(act.roles().contains(role)).isEqualTo(allowed);
        if (allowed) {
            assertThat(act.grantedTo(caller(Set.of(act.scope()), post))).contains(post);
        } else {
            assertThat(act.grantedTo(caller(Set.of(Scope.values()), post))).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Permission.class)
    @DisplayName("B.2 鍵の範囲に含まれない行為は、どの職でも拒まれる")
    void a_key_without_the_scope_is_refused_whatever_the_posts(Permission act) {
        var posts = Stream.of(Role.values()).map(Post::of).toArray(Post[]::new);

        assertThat(act.grantedTo(caller(Set.of(act.scope()), posts))).isPresent();
        assertThat(act.grantedTo(caller(EnumSet.complementOf(EnumSet.of(act.scope())), posts)))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Permission.class)
    @DisplayName("B.2 職のない者には何も許されない")
    void a_caller_without_a_post_may_do_nothing(Permission act) {
        assertThat(act.grantedTo(caller(Set.of(Scope.values())))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "READ_INCIDENT,INCIDENTS_READ",
        "SEE_IMPLICATED,INCIDENTS_READ",
        "READ_PERSONNEL_ACTIONS,INCIDENTS_READ",
        "READ_REPORT,REPORTS_READ",
        "READ_INTEGRITY,INTEGRITY_READ",
        "READ_LOG,INTEGRITY_READ",
        "READ_AUDIT,INTEGRITY_READ",
        "READ_ORGANISATION,INCIDENTS_READ",
        "CHANGE_UNITS,ORGANISATION_WRITE",
        "ADD_PERSON,ORGANISATION_WRITE",
        "ASSIGN_POST,ORGANISATION_WRITE",
        "ASSIGN_FIRST_POSTS,ORGANISATION_WRITE",
        "MANAGE_TEMPLATES,ORGANISATION_WRITE",
        "GRANT_ACCESS,ORGANISATION_WRITE",
        "OPERATE,OPS"
    })
    @DisplayName("閲覧、組織、運用の行為はそれぞれの範囲による")
    void reading_and_operating_need_their_own_scopes(Permission act, Scope scope) {
        assertThat(act.scope()).isEqualTo(scope);
    }

    @Test
    @DisplayName("閲覧、組織、運用のほかの行為はすべて事案への書込みの範囲による")
    void every_other_act_needs_the_scope_to_write() {
        var others = EnumSet.of(
                Permission.READ_INCIDENT,
                Permission.SEE_IMPLICATED,
                Permission.READ_PERSONNEL_ACTIONS,
                Permission.READ_REPORT,
                Permission.READ_INTEGRITY,
                Permission.READ_LOG,
                Permission.READ_AUDIT,
                Permission.READ_ORGANISATION,
                Permission.CHANGE_UNITS,
                Permission.ADD_PERSON,
                Permission.ASSIGN_POST,
                Permission.ASSIGN_FIRST_POSTS,
                Permission.MANAGE_TEMPLATES,
                Permission.GRANT_ACCESS,
                Permission.OPERATE);

        assertThat(EnumSet.complementOf(others)).allMatch(act -> act.scope() == Scope.INCIDENTS_WRITE);
    }

    @Test
    @DisplayName("兼務する者の行為には、それを許す最初の職が記録される")
    void the_first_post_that_allows_the_act_is_the_one_recorded() {
        var manager = new Post(Role.SEC_MANAGER, "general-affairs");
        var overall = Post.of(Role.OVERALL_MANAGER);
        var caller = caller(Set.of(Scope.INCIDENTS_WRITE), Post.of(Role.AUDITOR), manager, overall);

        assertThat(Permission.REPORT.grantedTo(caller)).contains(manager);
        assertThat(Permission.INSTRUCT_RESPONSE.grantedTo(caller)).contains(overall);
        assertThat(Permission.CLOSE.grantedTo(caller)).isEmpty();
        assertThat(caller.holds(Role.AUDITOR)).isTrue();
        assertThat(caller.holds(Role.CISO)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "SEC_MANAGER,tax,true",
        "SEC_MANAGER,mayor,true",
        "SEC_MANAGER,welfare,false",
        "SEC_MANAGER,,false",
        "OVERALL_MANAGER,,true",
        "OVERALL_MANAGER,assembly,false",
        "CISO,,false"
    })
    @DisplayName("2(2)⑨ 消去を許可するのは事案の部署か機関の者、又は全庁の統括者である")
    void only_a_post_of_the_incidents_own_unit_permits_an_erasure(Role role, @Nullable String unit, boolean allowed) {
        var incident = new IncidentScope(
                "mayor",
                "tax",
                new UUID(0, 2),
                Set.of(),
                Set.of("SEC_MANAGER@welfare"),
                Set.of(),
                Set.of(),
                false,
                true,
                Set.of(),
                Set.of());
        var post = new Post(role, unit);

        assertThat(Permission.ERASE
                        .grantedTo(caller(Set.of(Scope.INCIDENTS_WRITE), post), incident)
                        .isPresent())
                .isEqualTo(allowed);
        assertThat(Permission.ERASE.grantedTo(caller(Set.of(Scope.INCIDENTS_READ), post), incident))
                .isEmpty();
    }

    @Test
    @DisplayName("職の符号は役割、又は役割@部署である")
    void a_post_answers_to_its_code_and_to_its_role() {
        var post = new Post(Role.SEC_MANAGER, "tax");

        assertThat(post.code()).isEqualTo("SEC_MANAGER@tax");
        assertThat(Post.of(Role.CISO).code()).isEqualTo("CISO");
        assertThat(post.answersTo("SEC_MANAGER@tax")).isTrue();
        assertThat(post.answersTo("SEC_MANAGER")).isTrue();
        assertThat(post.answersTo("SEC_MANAGER@welfare")).isFalse();
        assertThat(post.answersTo("SYS_MANAGER")).isFalse();
    }

    @Test
    @DisplayName("鍵の範囲の符号は決められたとおりである")
    void the_codes_of_the_scopes_are_those_of_the_api() {
        assertThat(Stream.of(Scope.values()).map(Scope::code))
                .containsExactly(
                        "incidents:read",
                        "incidents:write",
                        "reports:read",
                        "organisation:write",
                        "integrity:read",
                        "events:read",
                        "receipts:write",
                        "ops");
    }

    @ParameterizedTest
    @CsvSource({"SEC_MANAGER,tax,true", "SEC_MANAGER,mayor,true", "SEC_MANAGER,,true", "SEC_MANAGER,welfare,false"})
    @DisplayName("6.5(5) 別綴を読めるのは、全体の職と、その課又は機関の職である")
    void the_file_opens_to_posts_of_the_body_and_of_the_unit(Role role, String unit, boolean opens) {
        var scope = new IncidentScope(
                "mayor",
                "tax",
                new UUID(0, 1),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                false,
                false,
                Set.of(),
                Set.of());

        assertThat(scope.opensFileTo(new Post(role, unit))).isEqualTo(opens);
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.substring(line.indexOf('|') + 1).strip().split(" +"))
                .collect(Collectors.toList());
    }

    private static Caller caller(Set<Scope> scopes, Post... posts) {
        return new Caller("key-1", new UUID(0, 1), "係長", List.of(posts), scopes, "tax");
    }
}
