package jp.csirt.incident.config;

import com.mongodb.reactivestreams.client.MongoDatabase;
import java.time.Clock;
import java.time.Duration;
import jp.csirt.incident.api.web.KeptAnswers;
import jp.csirt.incident.api.web.RepeatableAnswers;
import jp.csirt.incident.api.web.RequestMarks;
import jp.csirt.incident.domain.incident.RequestMark;
import jp.csirt.incident.platform.answers.AnswerStore;
import jp.csirt.incident.platform.answers.AnswerStore.Stored;
import jp.csirt.incident.platform.mongo.Await;
import jp.csirt.incident.platform.personal.MasterKey;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** 繰り返された要求: what tells them, and where the answers lie that no incident's log holds. The age is the machine's. */
@Configuration(proxyBeanMethods = false)
class RequestConfiguration {

    private static final Duration WITHIN = Duration.ofSeconds(10);

    @Bean
    RequestMarks requestMarks(MasterKey master) {
        return new RequestMarks(master.derive("csirt idempotency key", "HmacSHA256"), Clock.systemUTC());
    }

    @Bean
    RepeatableAnswers repeatableAnswers(RequestMarks marks, MongoDatabase database, JsonMapper json) {
        var store = new AnswerStore(database, RequestMark.KEPT);
        Await.first(store.createIndexes(), WITHIN);
        return new RepeatableAnswers(marks, new StoredAnswers(store), json);
    }

    /** Answers in the database. */
    private record StoredAnswers(AnswerStore store) implements KeptAnswers {

        @Override
        public Mono<Kept> find(RequestMark mark) {
            return kept(store.find(mark.request(), mark.at()));
        }

        @Override
        public Mono<Kept> keep(RequestMark mark, int status, String json) {
            return kept(store.keep(mark.request(), mark.at(), new Stored(mark.digest(), status, json)));
        }

        private static Mono<Kept> kept(Mono<Stored> stored) {
            return stored.map(answer -> new Kept(answer.digest(), answer.status(), answer.json()));
        }
    }
}
