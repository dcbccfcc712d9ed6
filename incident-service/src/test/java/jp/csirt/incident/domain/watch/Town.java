package jp.csirt.incident.domain.watch;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import jp.csirt.incident.domain.access.Role;
import jp.csirt.incident.domain.organisation.OrganisationEvent;
import jp.csirt.incident.domain.organisation.OrganisationEvent.AbsenceRecorded;
import jp.csirt.incident.domain.organisation.OrganisationEvent.DepartmentAdded;
import jp.csirt.incident.domain.organisation.OrganisationEvent.OrganAdded;
import jp.csirt.incident.domain.organisation.OrganisationEvent.PersonAdded;
import jp.csirt.incident.domain.organisation.OrganisationEvent.PostAssigned;
import jp.csirt.incident.domain.organisation.OrganisationState;
import jp.csirt.incident.domain.organisation.PostResolution;
import jp.csirt.incident.domain.shared.Act;
import jp.csirt.incident.domain.shared.Actor;
import org.jspecify.annotations.Nullable;

/** 町: an organisation in which every post of the incident's course has a holder. */
public final class Town {

    public static final Instant NOON = Instant.parse("2026-04-01T03:00:00Z");

    public static final UUID CISO = new UUID(0, 1);
    public static final UUID OVERALL = new UUID(0, 2);
    public static final UUID TAX = new UUID(0, 3);
    public static final UUID LEAD = new UUID(0, 4);
    public static final UUID INTAKE = new UUID(0, 5);
    public static final UUID LIAISON = new UUID(0, 6);
    public static final UUID SYSTEMS = new UUID(0, 7);
    public static final UUID EDUCATION = new UUID(0, 8);
    public static final UUID CLERK = new UUID(0, 9);

    private static final LocalDate SINCE = LocalDate.of(2020, 4, 1);
    private static final Act SETUP = new Act(new Actor(CLERK, null, null), Instant.EPOCH);

    private static final Map<Role, List<Role>> DEPUTIES = Map.of(
            Role.CISO, List.of(Role.OVERALL_MANAGER),
            Role.OVERALL_MANAGER, List.of(Role.CISO),
            Role.SEC_MANAGER, List.of(Role.OVERALL_MANAGER),
            Role.SYS_MANAGER, List.of(Role.OVERALL_MANAGER),
            Role.CSIRT_LEAD, List.of(Role.OVERALL_MANAGER),
            Role.CSIRT_INTAKE, List.of(Role.CSIRT_LEAD));

    private Town() {}

    /** The organisation, with more recorded after. */
    public static PostResolution posts(OrganisationEvent... more) {
        OrganisationState state = Stream.concat(
                        Stream.of(
                                new OrganAdded(SETUP, "mayor", "町長部局"),
                                new OrganAdded(SETUP, "education", "教育委員会"),
                                new DepartmentAdded(SETUP, "tax", "税務課", "mayor", null),
                                new DepartmentAdded(SETUP, "welfare", "福祉課", "mayor", null),
                                new DepartmentAdded(SETUP, "school", "学校教育課", "education", null),
                                person(CISO),
                                person(OVERALL),
                                person(TAX),
                                person(LEAD),
                                person(INTAKE),
                                person(LIAISON),
                                person(SYSTEMS),
                                person(EDUCATION),
                                held(Role.CISO, null, CISO),
                                held(Role.OVERALL_MANAGER, null, OVERALL),
                                held(Role.OVERALL_MANAGER, "education", EDUCATION),
                                held(Role.SEC_MANAGER, "tax", TAX),
                                held(Role.CSIRT_LEAD, null, LEAD),
                                held(Role.CSIRT_MEMBER, null, INTAKE),
                                held(Role.CSIRT_INTAKE, null, INTAKE),
                                held(Role.CSIRT_LIAISON, null, LIAISON),
                                held(Role.SYS_MANAGER, null, SYSTEMS)),
                        Stream.of(more))
                .reduce(OrganisationState.NONE, OrganisationState::evolve, (a, b) -> b);
        return new PostResolution(state, DEPUTIES);
    }

    /** Appointed for good. */
    public static OrganisationEvent held(Role role, @Nullable String unit, UUID person) {
        return new PostAssigned(SETUP, role, unit, person, SINCE, null);
    }

    /** Away for an hour around noon. */
    public static OrganisationEvent away(Role role, @Nullable String unit, UUID person, @Nullable UUID deputy) {
        return new AbsenceRecorded(
                SETUP, role, unit, person, NOON.minusSeconds(1800), NOON.plusSeconds(1800), deputy, "出張");
    }

    private static OrganisationEvent person(UUID id) {
        return new PersonAdded(SETUP, id, "職員", null);
    }
}
