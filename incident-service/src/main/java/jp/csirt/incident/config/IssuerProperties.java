package jp.csirt.incident.config;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * An issuer of log-in tokens (OpenID Connect).
 *
 * @param issuerUri its address; blank when only API keys are taken, and then nobody outside is ever asked
 * @param audiences for whom its tokens must be, one of them; needed with an issuer
 * @param principalClaimName the claim that names the account
 */
@ConfigurationProperties("spring.security.oauth2.resourceserver.jwt")
record IssuerProperties(
        @DefaultValue("") String issuerUri,
        @DefaultValue List<String> audiences,
        @DefaultValue("sub") String principalClaimName) {}
