package jp.csirt.incident.config;

import java.nio.file.Path;
import jp.csirt.incident.domain.deadline.HolidayCalendar;
import jp.csirt.incident.domain.deadline.StepTimetable;
import jp.csirt.incident.domain.profile.PolicyProfile;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** 団体の定め, read from its file: a shipped one by its id, or the body's own by its path. */
@Configuration(proxyBeanMethods = false)
class ProfileConfiguration {

    @Bean
    PolicyProfile policyProfile(CsirtProperties properties) {
        String name = properties.profile();
        return YamlResource.read("/profiles/" + name + ".yaml", PolicyProfile.class)
                .or(() -> YamlResource.read(Path.of(name), PolicyProfile.class))
                .orElseThrow(() ->
                        new IllegalArgumentException("csirt.profile: there is no profile and no file '" + name + "'"));
    }

    @Bean
    StepTimetable stepTimetable(PolicyProfile policyProfile, HolidayCalendar calendar) {
        return policyProfile.timetable(calendar);
    }
}
