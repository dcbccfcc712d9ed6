package jp.csirt.incident.config;

import java.io.IOException;
import java.io.InputStream;
import jp.csirt.incident.domain.profile.PolicyProfile;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** 団体の定め, read from its file. */
@Configuration(proxyBeanMethods = false)
class ProfileConfiguration {

    @Bean
    PolicyProfile policyProfile(CsirtProperties properties) throws IOException {
        String file = "/profiles/" + properties.profile() + ".yaml";
        try (InputStream in = ProfileConfiguration.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalArgumentException("csirt.profile: there is no profile '" + properties.profile() + "'");
            }
            Object yaml = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
            return JsonMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build()
                    .convertValue(yaml, PolicyProfile.class);
        }
    }
}
