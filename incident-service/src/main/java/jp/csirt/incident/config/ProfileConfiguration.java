package jp.csirt.incident.config;

import jp.csirt.incident.domain.profile.PolicyProfile;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** 団体の定め, read from its file. */
@Configuration(proxyBeanMethods = false)
class ProfileConfiguration {

    @Bean
    PolicyProfile policyProfile(CsirtProperties properties) {
        return YamlResource.read("/profiles/" + properties.profile() + ".yaml", PolicyProfile.class)
                .orElseThrow(() -> new IllegalArgumentException(
                        "csirt.profile: there is no profile '" + properties.profile() + "'"));
    }
}
