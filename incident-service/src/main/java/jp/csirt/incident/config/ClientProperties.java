package jp.csirt.incident.config;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Log-in at OpenID Connect providers.
 *
 * @param registration by the id that stands in the address to which the provider leads back
 * @param provider by the name that a registration gives, or by its id
 */
@ConfigurationProperties("spring.security.oauth2.client")
record ClientProperties(
        @DefaultValue Map<String, Registration> registration,
        @DefaultValue Map<String, Provider> provider) {

    /** How many issuers let people in. */
    long issuers() {
        return registration.entrySet().stream()
                .map(one -> provider.get(one.getValue().providerOr(one.getKey())))
                .filter(Objects::nonNull)
                .map(Provider::issuerUri)
                .distinct()
                .count();
    }

    /**
     * This service at a provider.
     *
     * @param clientName how the log-in page calls the provider
     */
    record Registration(
            String clientId,
            @DefaultValue("") String clientSecret,
            @DefaultValue("") String clientName,
            @DefaultValue("") String provider,
            @DefaultValue("openid") List<String> scope) {

        /** The name of its provider. */
        String providerOr(String id) {
            return provider.isBlank() ? id : provider;
        }
    }

    /**
     * A provider.
     *
     * @param userNameAttribute the claim that is an account's externalId, behind {@code <provider>:} where there are several issuers
     */
    record Provider(String issuerUri, @DefaultValue("sub") String userNameAttribute) {}
}
