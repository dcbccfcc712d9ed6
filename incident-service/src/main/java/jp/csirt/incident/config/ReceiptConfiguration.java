package jp.csirt.incident.config;

import jp.csirt.incident.api.command.ReceiptRoutes;
import jp.csirt.incident.api.command.WatchDesk;
import jp.csirt.incident.api.web.IncidentsInSight;
import jp.csirt.incident.api.web.RepeatableAnswers;
import jp.csirt.incident.api.web.StrictJson;
import jp.csirt.incident.read.record.WatchRecords;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** 連絡の結果: the way back from whoever reaches people. */
@Configuration(proxyBeanMethods = false)
class ReceiptConfiguration {

    @Bean
    WatchDesk watchDesk(AxonCommands commands) {
        return commands::send;
    }

    @Bean
    ReceiptRoutes receiptRoutes(
            IncidentsInSight incidents,
            WatchRecords watches,
            WatchDesk desk,
            StrictJson json,
            RepeatableAnswers answers) {
        return new ReceiptRoutes(incidents, watches, desk, json, answers);
    }
}
