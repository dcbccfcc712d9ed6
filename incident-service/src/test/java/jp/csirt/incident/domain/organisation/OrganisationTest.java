package jp.csirt.incident.domain.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import jp.csirt.incident.domain.access.Post;
import jp.csirt.incident.domain.access.Role;
import jp.csirt.incident.domain.access.Scope;
import jp.csirt.incident.domain.assessment.RuleSet;
import jp.csirt.incident.domain.organisation.OrganisationChange.AddDepartment;
import jp.csirt.incident.domain.organisation.OrganisationChange.AddOrgan;
import jp.csirt.incident.domain.organisation.OrganisationChange.AddPerson;
import jp.csirt.incident.domain.organisation.OrganisationChange.AssignPost;
import jp.csirt.incident.domain.organisation.OrganisationChange.ChangeExternalId;
import jp.csirt.incident.domain.organisation.OrganisationChange.CreateApiKey;
import jp.csirt.incident.domain.organisation.OrganisationChange.OpenAccount;
import jp.csirt.incident.domain.organisation.OrganisationChange.RecordAbsence;
import jp.csirt.incident.domain.organisation.OrganisationChange.RevokeApiKey;
import jp.csirt.incident.domain.organisation.OrganisationEvent.AbsenceRecorded;
import jp.csirt.incident.domain.organisation.OrganisationEvent.ApiKeyRevoked;
import jp.csirt.incident.domain.organisation.OrganisationEvent.DepartmentAdded;
import jp.csirt.incident.domain.organisation.OrganisationEvent.OrganAdded;
import jp.csirt.incident.domain.organisation.OrganisationEvent.PersonAdded;
import jp.csirt.incident.domain.organisation.OrganisationEvent.PostAssigned;
import jp.csirt.incident.domain.organisation.OrganisationRejected.Reason;
import jp.csirt.incident.domain.shared.Act;
import jp.csirt.incident.domain.shared.Actor;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.aggregate.TestExecutor;
import org.hamcrest.CustomMatcher;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("組織")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrganisationTest {

    private static final Instant NOW = Instant.parse("2026-04-01T00:00:00Z");
    private static final Act ACT = new Act(new Actor(new UUID(0, 1), "OVERALL_MANAGER", null), NOW);
    private static final UUID ONE = new UUID(0, 11);
    private static final UUID TWO = new UUID(0, 12);
    private static final UUID NOBODY = new UUID(0, 99);
    private static final UUID KEY = new UUID(0, 21);
    private static final LocalDate APRIL = LocalDate.of(2026, 4, 1);
    private static final LocalDate JUNE = LocalDate.of(2026, 6, 30);
    private static final Post CISO = Post.of(Role.CISO);

    private final Set<Reason> seen = EnumSet.noneOf(Reason.class);

    private TestExecutor<Organisation> given(OrganisationEvent... more) {
        var events = new ArrayList<OrganisationEvent>(List.of(
                new OrganAdded(ACT, "mayor", "町長部局"),
                new DepartmentAdded(ACT, "tax", "税務課", "mayor", null),
                new PersonAdded(ACT, ONE, "一人目", "tax"),
                new PersonAdded(ACT, TWO, "二人目", null)));
        events.addAll(List.of(more));
        return fixture().given(events);
    }

    private static FixtureConfiguration<Organisation> fixture() {
        return new AggregateTestFixture<>(Organisation.class)
                .registerCommandTargetResolver(
                        command -> new VersionedAggregateIdentifier((Object) Organisation.ID, null));
    }

    private static ChangeOrganisation change(OrganisationChange... changes) {
        return new ChangeOrganisation(ACT, List.of(changes));
    }

    private static PostAssigned assigned(Role role, UUID person, LocalDate from, @Nullable LocalDate to) {
        return new PostAssigned(ACT, role, null, person, from, to);
    }

    private static AbsenceRecorded away(Role role, UUID person, @Nullable UUID deputy) {
        return new AbsenceRecorded(ACT, role, null, person, NOW, NOW.plusSeconds(3600), deputy, "出張");
    }

    private static RecordAbsence absence(Role role, @Nullable UUID person, @Nullable UUID deputy) {
        return new RecordAbsence(Post.of(role), person, NOW, NOW.plusSeconds(3600), deputy, "出張");
    }

    private void refused(TestExecutor<Organisation> given, OrganisationChange change, Reason reason, String pointer) {
        seen.add(reason);
        given.when(change(change))
                .expectNoEvents()
                .expectException(new CustomMatcher<Throwable>(reason + " " + pointer) {
                    @Override
                    public boolean matches(@Nullable Object thrown) {
                        return thrown instanceof OrganisationRejected rejected
                                && rejected.reason() == reason
                                && rejected.pointer().equals(pointer);
                    }
                });
    }

    @Test
    @DisplayName("最初の変更で始まり、一度の変更は後のものが前のものを見る")
    void the_first_change_founds_it_and_each_sees_those_before() {
        fixture()
                .givenNoPriorActivity()
                .when(change(
                        new AddOrgan("mayor", "町長部局"),
                        new AddDepartment("tax", "税務課", "mayor", RuleSet.HOSPITAL),
                        new AddPerson(ONE, "一人目", "tax"),
                        new AssignPost(new Post(Role.SEC_MANAGER, "tax"), ONE, APRIL, null)))
                .expectEvents(
                        new OrganAdded(ACT, "mayor", "町長部局"),
                        new DepartmentAdded(ACT, "tax", "税務課", "mayor", RuleSet.HOSPITAL),
                        new PersonAdded(ACT, ONE, "一人目", "tax"),
                        new PostAssigned(ACT, Role.SEC_MANAGER, "tax", ONE, APRIL, null));
    }

    @Test
    @DisplayName("一つでも断られれば、何も変わらない")
    void all_of_it_or_nothing() {
        given().when(change(new AddOrgan("fire", "消防本部"), new AddOrgan("mayor", "もう一つ")))
                .expectNoEvents()
                .expectException(OrganisationRejected.class);
    }

    @Test
    @DisplayName("知らない機関・課局・職員は断られ、どの項目かが示される")
    void what_nobody_knows_is_refused() {
        refused(given(), new AddDepartment("a", "課", "none", null), Reason.UNKNOWN_ORGAN, "/organ");
        refused(given(), new AddPerson(NOBODY, "三人目", "none"), Reason.UNKNOWN_DEPARTMENT, "/department");
        refused(given(), new AssignPost(CISO, NOBODY, APRIL, null), Reason.UNKNOWN_PERSON, "/personId");
        refused(
                given(),
                new AssignPost(new Post(Role.SEC_MANAGER, "none"), ONE, APRIL, null),
                Reason.UNKNOWN_UNIT,
                "/unit");
        refused(given(), new OpenAccount(NOBODY, List.of(Scope.OPS), null), Reason.UNKNOWN_PERSON, "/personId");
        refused(given(), new CreateApiKey(KEY, NOBODY, List.of(), null), Reason.UNKNOWN_PERSON, "/personId");
        refused(given(), absence(Role.CISO, ONE, NOBODY), Reason.UNKNOWN_PERSON, "/deputyPersonId");
        refused(given(), new RevokeApiKey(KEY), Reason.UNKNOWN_KEY, "");
    }

    @Test
    @DisplayName("8.1 委託事業者の職は、課局ではなく契約を挙げる")
    void a_post_of_a_vendor_names_a_contract() {
        given().when(change(new AssignPost(new Post(Role.VENDOR, "契約-12"), ONE, APRIL, null)))
                .expectEvents(new PostAssigned(ACT, Role.VENDOR, "契約-12", ONE, APRIL, null));
    }

    @Test
    @DisplayName("同じコードの機関・課局・職員は加えられない")
    void codes_are_unique() {
        refused(given(), new AddOrgan("mayor", "もう一つ"), Reason.CODE_TAKEN, "/code");
        refused(given(), new AddDepartment("tax", "もう一つ", "mayor", null), Reason.CODE_TAKEN, "/code");
        refused(given(), new AddPerson(ONE, "もう一人", null), Reason.CODE_TAKEN, "");
    }

    @Test
    @DisplayName("終わりは始まりより前にはできない")
    void no_term_ends_before_it_begins() {
        refused(given(), new AssignPost(CISO, ONE, JUNE, APRIL), Reason.OUT_OF_ORDER, "/to");
        refused(
                given(assigned(Role.CISO, ONE, APRIL, null)),
                new RecordAbsence(CISO, null, NOW, NOW, null, "出張"),
                Reason.OUT_OF_ORDER,
                "/to");
        refused(given(), new CreateApiKey(KEY, ONE, List.of(), NOW), Reason.OUT_OF_ORDER, "/expiresAt");
        given().when(change(new AssignPost(CISO, ONE, APRIL, APRIL)))
                .expectEvents(assigned(Role.CISO, ONE, APRIL, APRIL));
    }

    @Test
    @DisplayName("1(1) 一人の職に、同じ日に二人は就けない")
    void a_post_of_one_has_one_holder_a_day() {
        refused(
                given(assigned(Role.CISO, ONE, APRIL, JUNE)),
                new AssignPost(CISO, TWO, JUNE, null),
                Reason.POST_TAKEN,
                "");
        given(assigned(Role.CISO, ONE, APRIL, JUNE))
                .when(change(new AssignPost(CISO, TWO, JUNE.plusDays(1), null)))
                .expectEvents(assigned(Role.CISO, TWO, JUNE.plusDays(1), null));
        given(assigned(Role.CSIRT_MEMBER, ONE, APRIL, null))
                .when(change(new AssignPost(Post.of(Role.CSIRT_MEMBER), TWO, APRIL, null)))
                .expectEvents(assigned(Role.CSIRT_MEMBER, TWO, APRIL, null));
    }

    @Test
    @DisplayName("同じ職員・職・始まりの日でもう一度任命すると、終わりの日が改まる")
    void the_same_term_again_states_a_new_end() {
        given(assigned(Role.CISO, ONE, APRIL, null))
                .when(change(new AssignPost(CISO, ONE, APRIL, JUNE), new AssignPost(CISO, TWO, JUNE.plusDays(1), null)))
                .expectEvents(assigned(Role.CISO, ONE, APRIL, JUNE), assigned(Role.CISO, TWO, JUNE.plusDays(1), null));
    }

    @Test
    @DisplayName("1(8)② 監査を行う者は、同じ期間に他の職に就けず、代行もできない")
    void an_auditor_holds_no_other_post() {
        Reason reason = Reason.AUDITOR_NOT_INDEPENDENT;
        var auditor = assigned(Role.AUDITOR, ONE, APRIL, JUNE);
        refused(given(auditor), new AssignPost(Post.of(Role.CSIRT_MEMBER), ONE, JUNE, null), reason, "");
        refused(
                given(assigned(Role.CSIRT_MEMBER, ONE, APRIL, null)),
                new AssignPost(Post.of(Role.AUDITOR), ONE, APRIL, null),
                reason,
                "");
        refused(given(auditor, assigned(Role.CISO, TWO, APRIL, null)), absence(Role.CISO, TWO, ONE), reason, "");
        refused(
                given(assigned(Role.CISO, TWO, APRIL, null), away(Role.CISO, TWO, ONE)),
                new AssignPost(Post.of(Role.AUDITOR), ONE, APRIL, null),
                reason,
                "");
        given(auditor)
                .when(change(new AssignPost(Post.of(Role.CSIRT_MEMBER), ONE, JUNE.plusDays(1), null)))
                .expectSuccessfulHandlerExecution();
    }

    @Test
    @DisplayName("1(2)① 不在は在職者のもので、省けばただ一人の在職者である")
    void an_absence_is_that_of_a_holder() {
        var ciso = assigned(Role.CISO, ONE, APRIL, null);
        given(ciso).when(change(absence(Role.CISO, null, TWO))).expectEvents(away(Role.CISO, ONE, TWO));
        refused(given(ciso), absence(Role.CISO, TWO, null), Reason.NOT_HOLDER, "/personId");
        refused(given(), absence(Role.CISO, null, null), Reason.HOLDER_UNCLEAR, "/personId");
        refused(given(ciso), absence(Role.CISO, ONE, ONE), Reason.OWN_DEPUTY, "/deputyPersonId");
    }

    @Test
    @DisplayName("代行は巡らない")
    void deputies_do_not_lead_back() {
        refused(
                given(
                        assigned(Role.CISO, ONE, APRIL, null),
                        assigned(Role.OVERALL_MANAGER, TWO, APRIL, null),
                        away(Role.CISO, ONE, TWO)),
                absence(Role.OVERALL_MANAGER, TWO, ONE),
                Reason.DEPUTY_CYCLE,
                "");
        var later = new RecordAbsence(
                Post.of(Role.OVERALL_MANAGER), TWO, NOW.plusSeconds(3600), NOW.plusSeconds(7200), ONE, "出張");
        given(
                        assigned(Role.CISO, ONE, APRIL, null),
                        assigned(Role.OVERALL_MANAGER, TWO, APRIL, null),
                        away(Role.CISO, ONE, TWO))
                .when(change(later))
                .expectSuccessfulHandlerExecution();
    }

    @Test
    @DisplayName("記録されているとおりの職員、在職、不在は、もう一度送られても増えない")
    void what_is_so_already_changes_nothing() {
        PostAssigned term = assigned(Role.CISO, ONE, APRIL, null);
        AbsenceRecorded recorded = away(Role.CISO, ONE, TWO);
        given(term, recorded)
                .when(change(
                        new AddPerson(ONE, "一人目", "tax"),
                        new AssignPost(CISO, ONE, APRIL, null),
                        absence(Role.CISO, null, TWO)))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        given(term, recorded)
                .when(change(absence(Role.CISO, null, null), new AssignPost(CISO, ONE, APRIL, JUNE)))
                .expectEvents(away(Role.CISO, ONE, null), assigned(Role.CISO, ONE, APRIL, JUNE));
    }

    @Test
    @DisplayName("一つの鍵は二度発行されない")
    void a_key_is_issued_once() {
        refused(
                given(keyOf(ONE, KEY)),
                new CreateApiKey(KEY, ONE, List.of(Scope.OPS), null),
                Reason.KEY_ALREADY_ISSUED,
                "");
    }

    @Test
    @DisplayName("利用者登録と外部の識別子は重ならない")
    void accounts_are_unique() {
        var opened = new OrganisationEvent.AccountOpened(ACT, ONE, List.of(Scope.OPS), "a");
        refused(given(opened), new OpenAccount(ONE, List.of(Scope.OPS), "b"), Reason.ACCOUNT_EXISTS, "/personId");
        refused(given(opened), new OpenAccount(TWO, List.of(Scope.OPS), "a"), Reason.EXTERNAL_ID_TAKEN, "/externalId");
    }

    @Test
    @DisplayName("外部の識別子は変えられ、前のものは空く。ほかの人のものにはできず、利用者でない人には付けられない")
    void an_external_id_is_changed() {
        var one = new OrganisationEvent.AccountOpened(ACT, ONE, List.of(Scope.OPS), null);
        var two = new OrganisationEvent.AccountOpened(ACT, TWO, List.of(Scope.OPS), "a");
        given(one, two)
                .when(change(new ChangeExternalId(ONE, "b")))
                .expectEvents(new OrganisationEvent.ExternalIdChanged(ACT, ONE, "b"));
        refused(given(one, two), new ChangeExternalId(ONE, "a"), Reason.EXTERNAL_ID_TAKEN, "/externalId");
        refused(given(one), new ChangeExternalId(TWO, "b"), Reason.UNKNOWN_PERSON, "/personId");
        var changed = new OrganisationEvent.ExternalIdChanged(ACT, TWO, "c");
        given(one, two, changed).when(change(new ChangeExternalId(TWO, "c"))).expectNoEvents();
        given(one, two, changed)
                .when(change(new ChangeExternalId(ONE, "a")))
                .expectEvents(new OrganisationEvent.ExternalIdChanged(ACT, ONE, "a"));
    }

    private static PersonAdded actor() {
        return new PersonAdded(ACT, ACT.actor().personId(), "管理者", null);
    }

    private static PostAssigned administrator(UUID person, @Nullable LocalDate to) {
        return assigned(Role.SYSTEM_ADMIN, person, APRIL, to);
    }

    private static OrganisationEvent.ApiKeyCreated keyOf(UUID person, UUID key) {
        return new OrganisationEvent.ApiKeyCreated(ACT, key, person, List.of(Scope.ORGANISATION_WRITE), null);
    }

    @Test
    @DisplayName("1(8)① 管理者は、ほかに管理者がいる限り、自分に鍵や利用者登録を与えられない")
    void an_administrator_grants_nothing_to_himself() {
        UUID me = ACT.actor().personId();
        var mine = keyOf(me, KEY);
        var two = new OrganisationEvent[] {
            actor(), administrator(me, null), mine, administrator(ONE, null), keyOf(ONE, NOBODY)
        };
        refused(given(two), new CreateApiKey(TWO, me, List.of(Scope.OPS), null), Reason.SELF_GRANT, "/personId");
        refused(given(two), new OpenAccount(me, List.of(Scope.OPS), "a"), Reason.SELF_GRANT, "/personId");
        given(two)
                .when(change(new CreateApiKey(TWO, ONE, List.of(Scope.OPS), null)))
                .expectSuccessfulHandlerExecution();
        given(actor(), administrator(me, null), mine)
                .when(change(new CreateApiKey(TWO, me, List.of(Scope.OPS), null)))
                .expectSuccessfulHandlerExecution();
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"SYSTEM_ADMIN", "OVERALL_MANAGER", "CISO", "AUDITOR"})
    @DisplayName("1(8)① 自分を特権のある職に任命することはできない")
    void nobody_appoints_himself_to_a_privileged_post(Role role) {
        UUID me = ACT.actor().personId();
        refused(given(actor()), new AssignPost(Post.of(role), me, APRIL, null), Reason.SELF_GRANT, "/personId");
        given(actor())
                .when(change(new AssignPost(new Post(Role.SEC_MANAGER, "tax"), me, APRIL, null)))
                .expectSuccessfulHandlerExecution();
        given(actor(), assigned(role, me, APRIL, null), administrator(ONE, null), keyOf(ONE, KEY))
                .when(change(new AssignPost(Post.of(role), me, APRIL, JUNE)))
                .expectSuccessfulHandlerExecution();
    }

    @Test
    @DisplayName("6.2(1)③ 鍵を持つ最後の管理者は、鍵も職も失わない")
    void the_last_administrator_stays() {
        var first = new OrganisationEvent[] {administrator(ONE, null), keyOf(ONE, KEY)};
        refused(given(first), new RevokeApiKey(KEY), Reason.LAST_ADMINISTRATOR, "");
        refused(
                given(first),
                new AssignPost(Post.of(Role.SYSTEM_ADMIN), ONE, APRIL, JUNE),
                Reason.LAST_ADMINISTRATOR,
                "");
        given(administrator(ONE, null), keyOf(ONE, KEY), keyOf(ONE, NOBODY))
                .when(change(new RevokeApiKey(KEY)))
                .expectEvents(new ApiKeyRevoked(ACT, KEY, ONE));
        given(administrator(ONE, null), keyOf(ONE, KEY), administrator(TWO, null), keyOf(TWO, NOBODY))
                .when(change(new AssignPost(Post.of(Role.SYSTEM_ADMIN), ONE, APRIL, JUNE)))
                .expectSuccessfulHandlerExecution();
    }

    @Test
    @DisplayName("失効した鍵をもう一度失効させても、何も起きない")
    void a_key_is_revoked_once() {
        var created = new OrganisationEvent.ApiKeyCreated(ACT, KEY, ONE, List.of(Scope.OPS), null);
        var revoked = new ApiKeyRevoked(ACT, KEY, ONE);
        given(created).when(change(new RevokeApiKey(KEY))).expectEvents(revoked);
        given(created, revoked)
                .when(change(new RevokeApiKey(KEY)))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @AfterAll
    void everyReasonWasSeen() {
        assertThat(seen).containsExactlyInAnyOrder(Stream.of(Reason.values()).toArray(Reason[]::new));
    }
}
