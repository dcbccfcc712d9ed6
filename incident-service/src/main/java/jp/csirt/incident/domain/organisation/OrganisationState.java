package jp.csirt.incident.domain.organisation;

import static jp.csirt.incident.domain.organisation.OrganisationRejected.Reason.CODE_TAKEN;
import static jp.csirt.incident.domain.organisation.OrganisationRejected.Reason.UNKNOWN_PERSON;
import static jp.csirt.incident.domain.organisation.OrganisationRejected.Reason.UNKNOWN_UNIT;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.UUID;
import jp.csirt.incident.domain.access.Post;
import jp.csirt.incident.domain.access.Role;
import jp.csirt.incident.domain.organisation.OrganisationChange.AddDepartment;
import jp.csirt.incident.domain.organisation.OrganisationChange.AddOrgan;
import jp.csirt.incident.domain.organisation.OrganisationChange.AddPerson;
import jp.csirt.incident.domain.organisation.OrganisationChange.AdoptProfile;
import jp.csirt.incident.domain.organisation.OrganisationChange.AssignPost;
import jp.csirt.incident.domain.organisation.OrganisationChange.ChangeExternalId;
import jp.csirt.incident.domain.organisation.OrganisationChange.CreateApiKey;
import jp.csirt.incident.domain.organisation.OrganisationChange.OpenAccount;
import jp.csirt.incident.domain.organisation.OrganisationChange.RecordAbsence;
import jp.csirt.incident.domain.organisation.OrganisationChange.RevokeApiKey;
import jp.csirt.incident.domain.organisation.OrganisationEvent.AbsenceRecorded;
import jp.csirt.incident.domain.organisation.OrganisationEvent.AccountOpened;
import jp.csirt.incident.domain.organisation.OrganisationEvent.ApiKeyCreated;
import jp.csirt.incident.domain.organisation.OrganisationEvent.ApiKeyRevoked;
import jp.csirt.incident.domain.organisation.OrganisationEvent.DepartmentAdded;
import jp.csirt.incident.domain.organisation.OrganisationEvent.ExternalIdChanged;
import jp.csirt.incident.domain.organisation.OrganisationEvent.OrganAdded;
import jp.csirt.incident.domain.organisation.OrganisationEvent.PersonAdded;
import jp.csirt.incident.domain.organisation.OrganisationEvent.PostAssigned;
import jp.csirt.incident.domain.organisation.OrganisationEvent.ProfileAdopted;
import jp.csirt.incident.domain.shared.Act;
import org.jspecify.annotations.Nullable;

/**
 * 組織の状態: what the rules and everybody who asks need to know, folded from the events.
 *
 * @param profile the policy profile in use; absent before the first start that recorded it
 */
public record OrganisationState(
        @Nullable ProfileAdopted profile,
        Units units,
        SequencedMap<UUID, Person> persons,
        PostRegister posts,
        AccessRegister access) {

    /** Before anything is known. */
    public static final OrganisationState NONE =
            new OrganisationState(null, Units.NONE, new LinkedHashMap<>(), PostRegister.NONE, AccessRegister.NONE);

    public OrganisationState {
        persons = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(persons));
    }

    /**
     * What a change brings about; nothing when it is so already.
     *
     * @throws OrganisationRejected when a rule refuses it
     */
    List<? extends OrganisationEvent> decide(OrganisationChange change, Act act) {
        return switch (change) {
            case AdoptProfile c -> adopt(c, act);
            case AddOrgan c -> List.of(units.add(c, act));
            case AddDepartment c -> List.of(units.add(c, act));
            case AddPerson c -> add(c, act);
            case AssignPost c -> {
                mustKnow("/personId", c.personId());
                mustKnow(c.post());
                privileges().mustStand(c, act);
                yield posts.assign(c, act);
            }
            case RecordAbsence c -> {
                mustKnow("/personId", c.personId());
                mustKnow("/deputyPersonId", c.deputyPersonId());
                mustKnow(c.post());
                yield posts.absent(c, act);
            }
            case OpenAccount c -> {
                mustKnow("/personId", c.personId());
                privileges().mustBeForAnother(c.personId(), act);
                yield List.of(access.open(c, act));
            }
            case ChangeExternalId c -> {
                privileges().mustBeForAnother(c.personId(), act);
                yield access.change(c, act);
            }
            case CreateApiKey c -> {
                mustKnow("/personId", c.personId());
                privileges().mustBeForAnother(c.personId(), act);
                yield List.of(access.create(c, act));
            }
            case RevokeApiKey c -> {
                privileges().mustLeaveAnAdministrator(c, act);
                yield access.revoke(c, act);
            }
        };
    }

    /** The state after one more event. */
    public OrganisationState evolve(OrganisationEvent event) {
        return switch (event) {
            case ProfileAdopted e -> new OrganisationState(e, units, persons, posts, access);
            case OrganAdded e -> new OrganisationState(profile, units.with(e), persons, posts, access);
            case DepartmentAdded e -> new OrganisationState(profile, units.with(e), persons, posts, access);
            case PersonAdded e -> {
                var all = new LinkedHashMap<>(persons);
                all.put(e.personId(), new Person(e.personId(), e.name(), e.department()));
                yield new OrganisationState(profile, units, all, posts, access);
            }
            case PostAssigned e -> new OrganisationState(profile, units, persons, posts.with(e), access);
            case AbsenceRecorded e -> new OrganisationState(profile, units, persons, posts.with(e), access);
            case AccountOpened e -> new OrganisationState(profile, units, persons, posts, access.with(e));
            case ExternalIdChanged e -> new OrganisationState(profile, units, persons, posts, access.with(e));
            case ApiKeyCreated e -> new OrganisationState(profile, units, persons, posts, access.with(e));
            case ApiKeyRevoked e -> new OrganisationState(profile, units, persons, posts, access.with(e));
        };
    }

    private List<ProfileAdopted> adopt(AdoptProfile change, Act act) {
        boolean inUse = profile != null
                && profile.profileId().equals(change.profileId())
                && profile.sha256().equals(change.sha256());
        return inUse ? List.of() : List.of(new ProfileAdopted(act, change.profileId(), change.sha256()));
    }

    private Privileges privileges() {
        return new Privileges(posts, access);
    }

    private List<PersonAdded> add(AddPerson change, Act act) {
        units.mustHaveDepartment(change.department());
        Person known = persons.get(change.personId());
        if (known == null) {
            return List.of(new PersonAdded(act, change.personId(), change.name(), change.department()));
        }
        if (!known.equals(new Person(change.personId(), change.name(), change.department()))) {
            throw new OrganisationRejected(CODE_TAKEN, "", "この職員はすでにいます。");
        }
        return List.of();
    }

    private void mustKnow(String pointer, @Nullable UUID personId) {
        if (personId != null && !persons.containsKey(personId)) {
            throw new OrganisationRejected(UNKNOWN_PERSON, pointer, "知らない職員です。");
        }
    }

    /** A post of 委託事業者 names a contract instead of a unit. */
    private void mustKnow(Post post) {
        boolean contract = post.role() == Role.VENDOR;
        if (post.unit() != null && !contract && !units.know(post.unit())) {
            throw new OrganisationRejected(UNKNOWN_UNIT, "/unit", "知らない機関又は課局のコードです。");
        }
    }
}
