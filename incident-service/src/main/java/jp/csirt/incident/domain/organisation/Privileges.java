package jp.csirt.incident.domain.organisation;

import static jp.csirt.incident.domain.organisation.OrganisationRejected.Reason.LAST_ADMINISTRATOR;
import static jp.csirt.incident.domain.organisation.OrganisationRejected.Reason.SELF_GRANT;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.csirt.incident.domain.access.Post;
import jp.csirt.incident.domain.access.Role;
import jp.csirt.incident.domain.access.Scope;
import jp.csirt.incident.domain.deadline.TokyoTime;
import jp.csirt.incident.domain.organisation.OrganisationChange.AssignPost;
import jp.csirt.incident.domain.organisation.OrganisationChange.RevokeApiKey;
import jp.csirt.incident.domain.shared.Act;
import jp.csirt.incident.domain.shared.Source;
import org.jspecify.annotations.Nullable;

/**
 * 特権の付与: nobody gives privileges to himself or herself, and somebody can always give them. A privilege takes two: 統括 names the
 * administrator, an administrator creates the keys. A sole administrator has no second person and may renew the own key.
 */
@Source(document = "志免町 対策基準", clause = "1(8)①, 6.2(1)③")
record Privileges(PostRegister posts, AccessRegister access) {

    private static final Set<Role> PRIVILEGED =
            Set.of(Role.SYSTEM_ADMIN, Role.OVERALL_MANAGER, Role.CISO, Role.AUDITOR);

    /**
     * An account or a key.
     *
     * @throws OrganisationRejected when it is the own one and another administrator could give it
     */
    void mustBeForAnother(UUID personId, Act act) {
        boolean own = act.actor().personId().equals(personId);
        if (own && !administrators(today(act), act, null).equals(Set.of(personId))) {
            throw new OrganisationRejected(SELF_GRANT, "/personId", "自分に利用者登録や鍵を与えることはできません。ほかの管理者に依頼してください（1(8)①）。");
        }
    }

    /**
     * An appointment.
     *
     * @throws OrganisationRejected when it is to a privileged post of the own, or ends the term of the last administrator
     */
    void mustStand(AssignPost change, Act act) {
        boolean known = posts.assignments().stream()
                .anyMatch(held ->
                        held.sameTerm(new Assignment(change.post(), change.personId(), change.from(), change.to())));
        boolean own = act.actor().personId().equals(change.personId());
        if (own && !known && PRIVILEGED.contains(change.post().role())) {
            throw new OrganisationRejected(SELF_GRANT, "/personId", "自分をこの職に任命することはできません。別の者が任命してください（1(8)①）。");
        }
        LocalDate to = change.to();
        boolean leaves = known && to != null && change.post().equals(Post.of(Role.SYSTEM_ADMIN));
        if (leaves && administrators(today(act), act, null).equals(Set.of(change.personId()))) {
            throw new OrganisationRejected(LAST_ADMINISTRATOR, "", "鍵を持つ最後の管理者です。先に別の管理者を任命し、鍵を発行してください。");
        }
    }

    /**
     * A revocation.
     *
     * @throws OrganisationRejected when no administrator would have a key any more
     */
    void mustLeaveAnAdministrator(RevokeApiKey change, Act act) {
        boolean any = !administrators(today(act), act, null).isEmpty();
        if (any && administrators(today(act), act, change.keyId()).isEmpty()) {
            throw new OrganisationRejected(LAST_ADMINISTRATOR, "", "管理者の最後の鍵です。先に管理者の別の鍵を発行してから、失効させてください。");
        }
    }

    /** Who may grant access on that day by a key that still opens something. */
    private Set<UUID> administrators(LocalDate on, Act act, @Nullable UUID without) {
        return access.keys().values().stream()
                .filter(key -> !key.keyId().equals(without) && key.usable(act.occurredAt()))
                .filter(key -> key.scopes().contains(Scope.ORGANISATION_WRITE))
                .map(ApiKey::personId)
                .filter(person -> posts.of(person, on).contains(Post.of(Role.SYSTEM_ADMIN)))
                .collect(Collectors.toSet());
    }

    private static LocalDate today(Act act) {
        return TokyoTime.dateOf(act.occurredAt());
    }
}
