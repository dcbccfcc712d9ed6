package jp.csirt.incident.config;

import java.util.List;
import java.util.Map;
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
            @DefaultValue("openid") List<String> scope) {}

    /**
     * A provider.
     *
     * @param userNameAttribute the claim that is an account's externalId
     */
    record Provider(String issuerUri, @DefaultValue("sub") String userNameAttribute) {}
}
