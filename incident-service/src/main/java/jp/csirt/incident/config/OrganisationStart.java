package jp.csirt.incident.config;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import jp.csirt.incident.domain.organisation.ChangeOrganisation;
import jp.csirt.incident.domain.organisation.OrganisationChange;
import jp.csirt.incident.domain.organisation.OrganisationChange.AddDepartment;
import jp.csirt.incident.domain.organisation.OrganisationChange.AddOrgan;
import jp.csirt.incident.domain.organisation.OrganisationChange.AdoptProfile;
import jp.csirt.incident.domain.organisation.OrganisationEvent.ProfileAdopted;
import jp.csirt.incident.domain.organisation.OrganisationState;
import jp.csirt.incident.domain.profile.PolicyProfile;
import jp.csirt.incident.domain.shared.Act;
import jp.csirt.incident.domain.shared.Actor;
import jp.csirt.incident.domain.shared.NameBasedId;
import jp.csirt.incident.platform.mongo.Await;
import jp.csirt.incident.read.organisation.OrganisationRecord;
import org.springframework.context.SmartLifecycle;

/**
 * 起動: the profile that the service runs under and, the first time, its organs and departments and the first access become
 * events, in one commit, before the server takes requests. From then on the organisation is what its events say.
 */
final class OrganisationStart implements SmartLifecycle {

    /** The service itself, where nobody else acts. */
    private static final Actor SERVICE = new Actor(NameBasedId.of(NameBasedId.URL, "urn:csirt:service"), null, null);

    private static final Duration WITHIN = Duration.ofSeconds(30);

    private final StoredOrganisations organisations;
    private final PolicyProfile profile;
    private final String sha256;
    private final FirstAccess first;
    private final Clock clock;
    private volatile boolean running;

    /**
     * Not started yet.
     *
     * @param sha256 of the profile's file
     */
    OrganisationStart(
            StoredOrganisations organisations, PolicyProfile profile, String sha256, FirstAccess first, Clock clock) {
        this.organisations = organisations;
        this.profile = profile;
        this.sha256 = sha256;
        this.first = first;
        this.clock = clock;
    }

    @Override
    public void start() {
        OrganisationRecord found = now();
        List<OrganisationChange> access = Objects.requireNonNull(
                Await.first(first.missing(found.state(), profile), WITHIN), "a list, perhaps empty");
        List<OrganisationChange> changes = Stream.of(adoption(found.state()), units(found.state()), access.stream())
                .flatMap(Function.identity())
                .toList();
        if (!changes.isEmpty() && recorded(found, changes) && !access.isEmpty()) {
            first.recorded();
        }
        running = true;
    }

    /** False when another node that starts at the same time was faster. */
    private boolean recorded(OrganisationRecord found, List<OrganisationChange> changes) {
        try {
            Await.first(
                    organisations.change(new ChangeOrganisation(new Act(SERVICE, clock.instant()), changes)), WITHIN);
            return true;
        } catch (RuntimeException e) {
            if (now().version() > found.version()) {
                return false;
            }
            throw e;
        }
    }

    private OrganisationRecord now() {
        return Objects.requireNonNull(Await.first(organisations.now(), WITHIN), "there is always one");
    }

    /** Whoever starts the service under another profile than before has this recorded. */
    private Stream<OrganisationChange> adoption(OrganisationState organisation) {
        ProfileAdopted inUse = organisation.profile();
        return inUse != null && inUse.sha256().equals(sha256)
                ? Stream.of()
                : Stream.of(new AdoptProfile(profile.id(), sha256));
    }

    private Stream<OrganisationChange> units(OrganisationState organisation) {
        return organisation.units().organs().isEmpty()
                ? Stream.concat(
                        profile.organs().stream().map(organ -> new AddOrgan(organ.code(), organ.name())),
                        profile.departments().stream()
                                .map(department -> new AddDepartment(
                                        department.code(),
                                        department.name(),
                                        department.organ(),
                                        department.ruleSet())))
                : Stream.of();
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** After Axon, before the server. */
    @Override
    public int getPhase() {
        return 1;
    }
}
