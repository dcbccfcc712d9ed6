package jp.csirt.incident.config;

import java.io.PrintStream;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import jp.csirt.incident.domain.access.Post;
import jp.csirt.incident.domain.access.Role;
import jp.csirt.incident.domain.access.Scope;
import jp.csirt.incident.domain.deadline.TokyoTime;
import jp.csirt.incident.domain.organisation.OrganisationChange;
import jp.csirt.incident.domain.organisation.OrganisationChange.AddPerson;
import jp.csirt.incident.domain.organisation.OrganisationChange.AssignPost;
import jp.csirt.incident.domain.organisation.OrganisationChange.CreateApiKey;
import jp.csirt.incident.domain.organisation.OrganisationChange.OpenAccount;
import jp.csirt.incident.domain.organisation.OrganisationState;
import jp.csirt.incident.domain.profile.PolicyProfile;
import jp.csirt.incident.platform.apikey.ApiKeyHashes;
import jp.csirt.incident.platform.apikey.ApiKeySecret;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** 最初の管理者: without any account or key an administrator gets one, shown once on the console. */
final class FirstAdministrator implements FirstAccess {

    private final ApiKeyHashes hashes;
    private final PrintStream console;
    private final Clock clock;
    private final @Nullable String externalId;
    private final String key = ApiKeySecret.random();

    /**
     * The administrator.
     *
     * @param externalId how the provider of log-ins calls the administrator; blank where a password is to be set
     */
    FirstAdministrator(ApiKeyHashes hashes, PrintStream console, Clock clock, String externalId) {
        this.hashes = hashes;
        this.console = console;
        this.clock = clock;
        this.externalId = externalId.isBlank() ? null : externalId.strip();
    }

    @Override
    public Mono<List<OrganisationChange>> missing(OrganisationState organisation, PolicyProfile profile) {
        if (!organisation.access().isEmpty()) {
            return Mono.just(List.of());
        }
        UUID person = UUID.randomUUID();
        UUID keyId = UUID.randomUUID();
        List<Scope> all = List.of(Scope.values());
        return hashes.put(ApiKeySecret.hash(key), keyId)
                .thenReturn(List.of(
                        new AddPerson(person, Role.SYSTEM_ADMIN.label(), null),
                        new AssignPost(Post.of(Role.SYSTEM_ADMIN), person, TokyoTime.dateOf(clock.instant()), null),
                        new OpenAccount(person, all, externalId),
                        new CreateApiKey(keyId, person, all, null)));
    }

    @Override
    public void recorded() {
        console.println("Administrator key (shown once): " + key);
        console.println("Next: keep it safe, then add persons, posts and their keys as README.md shows"
                + " (POST /v1/organisation/persons with Authorization: Bearer <key>)");
        console.flush();
    }
}
