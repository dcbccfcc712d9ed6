package jp.csirt.incident.config;

import com.mongodb.reactivestreams.client.MongoDatabase;
import java.time.Clock;
import java.time.Duration;
import jp.csirt.incident.api.download.PaperPress;
import jp.csirt.incident.api.download.TemplateRoutes;
import jp.csirt.incident.api.download.Templates;
import jp.csirt.incident.api.web.AuditTrail;
import jp.csirt.incident.api.web.RepeatableAnswers;
import jp.csirt.incident.export.template.OfficeForms;
import jp.csirt.incident.platform.mongo.Await;
import jp.csirt.incident.platform.template.TemplateStore;
import jp.csirt.incident.read.record.Persons;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** 雛形: the forms as Word and Excel files, and the templates that offices upload for them. */
@Configuration(proxyBeanMethods = false)
class TemplateConfiguration {

    private static final Duration WITHIN = Duration.ofSeconds(10);

    @Bean
    OfficeForms officeForms() {
        return new OfficeForms();
    }

    @Bean
    Templates templates(MongoDatabase database, OfficeForms forms, PaperPress press, Clock serviceClock) {
        var store = new TemplateStore(database);
        Await.first(store.createIndexes(), WITHIN);
        return new Templates(new StoredTemplates(store, serviceClock), forms, press);
    }

    @Bean
    TemplateRoutes templateRoutes(Templates templates, Persons persons, AuditTrail audit, RepeatableAnswers answers) {
        return new TemplateRoutes(templates, persons, audit, answers);
    }
}
