package jp.csirt.incident.config;

import jp.csirt.incident.domain.deadline.HolidayCalendar;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** 期限の暦. */
@Configuration(proxyBeanMethods = false)
class DeadlineConfiguration {

    @Bean
    HolidayCalendar holidayCalendar() {
        return YamlResource.read("/calendar/holidays.yaml", HolidayCalendar.class)
                .orElseThrow(() -> new IllegalStateException("the jar holds no calendar"));
    }
}
