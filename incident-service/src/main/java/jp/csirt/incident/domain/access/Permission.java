package jp.csirt.incident.domain.access;

import static jp.csirt.incident.domain.access.Role.CISO;
import static jp.csirt.incident.domain.access.Role.CSIRT_INTAKE;
import static jp.csirt.incident.domain.access.Role.CSIRT_LEAD;
import static jp.csirt.incident.domain.access.Role.CSIRT_LIAISON;
import static jp.csirt.incident.domain.access.Role.CSIRT_MEMBER;
import static jp.csirt.incident.domain.access.Role.OVERALL_MANAGER;
import static jp.csirt.incident.domain.access.Role.REPORTER;
import static jp.csirt.incident.domain.access.Role.SEC_MANAGER;
import static jp.csirt.incident.domain.access.Role.SEC_OFFICER;
import static jp.csirt.incident.domain.access.Role.SYS_MANAGER;
import static jp.csirt.incident.domain.access.Role.VENDOR;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.csirt.incident.domain.shared.Source;

/** 権限: each act with the roles that may do it. Nobody else may. */
@Source(document = "requirements", clause = "B.2")
public enum Permission {
    READ_INCIDENT(Scope.INCIDENTS_READ, EnumSet.allOf(Role.class)),
    SEE_IMPLICATED(Scope.INCIDENTS_READ, EnumSet.of(CSIRT_LEAD, OVERALL_MANAGER, CISO)),
    REPORT(
            REPORTER,
            VENDOR,
            SEC_OFFICER,
            SEC_MANAGER,
            SYS_MANAGER,
            CSIRT_INTAKE,
            CSIRT_MEMBER,
            CSIRT_LEAD,
            CSIRT_LIAISON,
            OVERALL_MANAGER,
            CISO),
    IMPORT_CASES(CSIRT_LEAD),
    RECEIVE(CSIRT_INTAKE, CSIRT_MEMBER, CSIRT_LEAD, CSIRT_LIAISON),
    REPORT_INTERNALLY(
            REPORTER, SEC_OFFICER, SEC_MANAGER, SYS_MANAGER, CSIRT_MEMBER, CSIRT_LEAD, CSIRT_LIAISON, OVERALL_MANAGER),
    REPORT_FINDINGS(CSIRT_MEMBER, CSIRT_LEAD, OVERALL_MANAGER),
    WAIVE_INTERNAL_REPORT(SEC_MANAGER),
    CONFIRM_SITUATION(CSIRT_MEMBER, CSIRT_LEAD),
    ASSESS(CSIRT_MEMBER),
    APPROVE_ASSESSMENT(CSIRT_LEAD),
    CHANGE_LEVEL(SEC_MANAGER, CSIRT_MEMBER, CSIRT_LEAD, OVERALL_MANAGER, CISO),
    PROPOSE_LOWER_LEVEL(CSIRT_MEMBER),
    APPROVE_LEVEL_CHANGE(CSIRT_LEAD, OVERALL_MANAGER, CISO),
    LOWER_FROM_1(CSIRT_LEAD),
    LOWER_FROM_2(OVERALL_MANAGER),
    LOWER_FROM_3(CISO),
    NOTE_REPORT(SEC_MANAGER, OVERALL_MANAGER),
    INSTRUCT_RESPONSE(CSIRT_MEMBER, CSIRT_LEAD, OVERALL_MANAGER, CISO),
    EXECUTE_RESPONSE(REPORTER, SEC_OFFICER, SEC_MANAGER, SYS_MANAGER, CSIRT_MEMBER, CSIRT_LEAD, OVERALL_MANAGER),
    CONSIDER_LATERAL_CHECK(CSIRT_MEMBER, CSIRT_LEAD, OVERALL_MANAGER),
    ANSWER_LATERAL_CHECK(SYS_MANAGER),
    KEEP_EVIDENCE(CSIRT_MEMBER, CSIRT_LEAD, OVERALL_MANAGER, CISO),
    ATTACH_FILE(
            REPORTER,
            VENDOR,
            SEC_OFFICER,
            SEC_MANAGER,
            SYS_MANAGER,
            CSIRT_INTAKE,
            CSIRT_MEMBER,
            CSIRT_LEAD,
            CSIRT_LIAISON,
            OVERALL_MANAGER,
            CISO),
    RECORD_CAUSE(CSIRT_MEMBER, CSIRT_LEAD),
    PROPOSE_PREVENTION(SEC_MANAGER, SYS_MANAGER, CSIRT_MEMBER, CSIRT_LEAD),
    DECIDE_PREVENTION(CISO),
    IMPLEMENT_MEASURE(SEC_MANAGER, SYS_MANAGER, OVERALL_MANAGER),
    VERIFY_MEASURE(SEC_MANAGER, SYS_MANAGER, CSIRT_MEMBER, CSIRT_LEAD),
    CARRY_OVER_MEASURE(CISO),
    PROPOSE_DISCLOSURE(CSIRT_MEMBER, CSIRT_LEAD, OVERALL_MANAGER),
    DECIDE_DISCLOSURE(CISO),
    DISCLOSE(CSIRT_MEMBER, CSIRT_LEAD, CSIRT_LIAISON),
    PROPOSE_SUBJECT_NOTIFICATION(SEC_MANAGER, CSIRT_MEMBER, CSIRT_LEAD),
    DECIDE_SUBJECT_NOTIFICATION(OVERALL_MANAGER, CISO),
    NOTIFY_SUBJECTS(SEC_MANAGER, CSIRT_MEMBER, CSIRT_LEAD),
    CONTACT_POLICE(CSIRT_MEMBER, CSIRT_LEAD, CSIRT_LIAISON, OVERALL_MANAGER),
    ISSUE_FORM(CSIRT_LEAD),
    SUPPLEMENT_FORM(SEC_MANAGER, CSIRT_MEMBER, CSIRT_LEAD, CSIRT_LIAISON),
    DRAFT_EXTERNAL_REPORT(SEC_MANAGER, CSIRT_MEMBER, CSIRT_LEAD, CSIRT_LIAISON),
    APPROVE_FIRST_REPORT(OVERALL_MANAGER, CISO),
    APPROVE_FOLLOW_UP(CSIRT_LEAD, OVERALL_MANAGER, CISO),
    APPROVE_LAST_REPORT(CISO),
    SUBMIT_EXTERNAL_REPORT(CSIRT_LIAISON, OVERALL_MANAGER),
    PROPOSE_WAIVER(CSIRT_MEMBER, CSIRT_LEAD, OVERALL_MANAGER),
    WAIVE_REPORT(CISO),
    STOP_SYSTEM(OVERALL_MANAGER, CISO),
    ORDER_USAGE_INVESTIGATION(CSIRT_MEMBER, CSIRT_LEAD, OVERALL_MANAGER, CISO),
    GIVE_CISO_INSTRUCTION(CISO),
    INVOKE_EMERGENCY_PLAN(OVERALL_MANAGER, CISO),
    SHARE_INFORMATION(CSIRT_MEMBER, CSIRT_LEAD, CSIRT_LIAISON),
    REQUEST_VENDOR_MEASURE(SEC_MANAGER, SYS_MANAGER),
    REPORT_VENDOR_MEASURE(VENDOR, SEC_MANAGER, SYS_MANAGER),
    RECORD_PERSONNEL_ACTION(CSIRT_LEAD, OVERALL_MANAGER, CISO),
    SUSPEND_RIGHTS(OVERALL_MANAGER),
    READ_PERSONNEL_ACTIONS(Scope.INCIDENTS_READ, EnumSet.of(CSIRT_LEAD, OVERALL_MANAGER, CISO, SEC_MANAGER)),
    REQUEST_EXCEPTION(SEC_MANAGER, SYS_MANAGER),
    DECIDE_EXCEPTION(CISO),
    PROPOSE_CORRECTION(
            REPORTER,
            VENDOR,
            SEC_OFFICER,
            SEC_MANAGER,
            SYS_MANAGER,
            CSIRT_INTAKE,
            CSIRT_MEMBER,
            CSIRT_LEAD,
            CSIRT_LIAISON,
            OVERALL_MANAGER,
            CISO),
    APPROVE_CORRECTION(CSIRT_LEAD),
    PROPOSE_CLOSURE(CSIRT_MEMBER, CSIRT_LEAD),
    CLOSE(CISO),
    REOPEN(CSIRT_LEAD, OVERALL_MANAGER, CISO),
    PROPOSE_ERASURE(CSIRT_MEMBER, CSIRT_LEAD),
    ERASE(SEC_MANAGER, OVERALL_MANAGER),
    READ_REPORT(Scope.REPORTS_READ, EnumSet.complementOf(EnumSet.of(Role.SYSTEM_ADMIN, REPORTER, VENDOR))),
    MANAGE_TEMPLATES(Scope.ORGANISATION_WRITE, EnumSet.of(OVERALL_MANAGER, Role.SYSTEM_ADMIN)),
    READ_INTEGRITY(Scope.INTEGRITY_READ, EnumSet.of(CSIRT_MEMBER, CSIRT_LEAD, OVERALL_MANAGER, CISO, Role.AUDITOR)),
    READ_LOG(Scope.INTEGRITY_READ, EnumSet.of(CSIRT_LEAD, OVERALL_MANAGER, CISO, Role.AUDITOR)),
    READ_AUDIT(Scope.INTEGRITY_READ, EnumSet.of(CISO, Role.AUDITOR)),
    READ_ORGANISATION(Scope.INCIDENTS_READ, EnumSet.complementOf(EnumSet.of(VENDOR))),
    CHANGE_UNITS(Scope.ORGANISATION_WRITE, EnumSet.of(OVERALL_MANAGER)),
    ADD_PERSON(Scope.ORGANISATION_WRITE, EnumSet.of(OVERALL_MANAGER, Role.SYSTEM_ADMIN)),
    ASSIGN_POST(Scope.ORGANISATION_WRITE, EnumSet.of(OVERALL_MANAGER)),
    ASSIGN_FIRST_POSTS(Scope.ORGANISATION_WRITE, EnumSet.of(Role.SYSTEM_ADMIN)),
    GRANT_ACCESS(Scope.ORGANISATION_WRITE, EnumSet.of(Role.SYSTEM_ADMIN)),
    OPERATE(Scope.OPS, EnumSet.of(Role.SYSTEM_ADMIN));

    private final Scope scope;

    @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable view of a set nobody else holds
    private final Set<Role> roles;

    Permission(Role... roles) {
        this(Scope.INCIDENTS_WRITE, EnumSet.copyOf(Arrays.asList(roles)));
    }

    Permission(Scope scope, EnumSet<Role> roles) {
        this.scope = scope;
        this.roles = Collections.unmodifiableSet(roles);
    }

    /** The roles that may do it. */
    public Set<Role> roles() {
        return roles;
    }

    /** The scope a key needs for it. */
    public Scope scope() {
        return scope;
    }

    /** The caller's post that allows the act; empty when none does, or when the key lacks the scope. */
    public Optional<Post> grantedTo(Caller caller) {
        return allPosts(caller).stream().findFirst();
    }

    /** Every post of the caller that allows the act. */
    public List<Post> allPosts(Caller caller) {
        return caller.scopes().contains(scope)
                ? caller.posts().stream()
                        .filter(post -> roles.contains(post.role()))
                        .toList()
                : List.of();
    }

    /** As {@link #grantedTo(Caller)}, by a post that is responsible for the incident's own unit. */
    public Optional<Post> grantedTo(Caller caller, IncidentScope incident) {
        return caller.scopes().contains(scope)
                ? caller.posts().stream()
                        .filter(post -> roles.contains(post.role()) && incident.belongsTo(post))
                        .findFirst()
                : Optional.empty();
    }
}
