package jp.csirt.incident.domain.organisation;

import java.util.List;
import java.util.UUID;
import jp.csirt.incident.domain.access.Scope;
import org.jspecify.annotations.Nullable;

/**
 * 利用者: a person who may log in.
 *
 * @param externalId how the issuer of log-in tokens calls the person
 */
public record Account(
        UUID personId, List<Scope> scopes, @Nullable String externalId) {

    public Account {
        scopes = List.copyOf(scopes);
    }
}
