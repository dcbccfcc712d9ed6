package jp.csirt.incident.config;

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
        return ProfileFile.read(properties.profile());
    }

    @Bean
    StepTimetable stepTimetable(PolicyProfile policyProfile, HolidayCalendar calendar) {
        return policyProfile.timetable(calendar);
    }
}
