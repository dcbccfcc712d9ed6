package jp.csirt.incident.platform.answers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import jp.csirt.incident.platform.EmbeddedServer;
import jp.csirt.incident.platform.TestDatabase;
import jp.csirt.incident.platform.answers.AnswerStore.Stored;
import jp.csirt.incident.platform.mongo.Await;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("回答の控え")
@ExtendWith(EmbeddedServer.class)
@Timeout(300)
class AnswerStoreTest {

    private static final Duration WITHIN = Duration.ofSeconds(60);
    private static final Duration KEPT = Duration.ofHours(24);
    private static final Instant AT = Instant.parse("2026-11-21T00:15:00Z");
    private static final Stored FIRST = new Stored("digest", 200, "{\"a\": 1}");
    private static final Stored SECOND = new Stored("other", 201, "{\"a\": 2}");

    private final TestDatabase database;
    private final AnswerStore store;

    AnswerStoreTest(TestDatabase database) {
        this.database = database;
        this.store = new AnswerStore(database.mongo(), KEPT);
        Await.first(store.createIndexes(), WITHIN);
    }

    @Test
    @DisplayName("一つの要求には、先に残された回答だけが残る")
    void the_first_answer_stays() {
        assertThat(Await.first(store.keep("a", AT, FIRST), WITHIN)).isEqualTo(FIRST);
        assertThat(Await.first(store.keep("a", AT.plusSeconds(1), SECOND), WITHIN))
                .isEqualTo(FIRST);
        assertThat(Await.first(store.find("a", AT.plusSeconds(2)), WITHIN)).isEqualTo(FIRST);
        assertThat(Await.first(store.find("b", AT), WITHIN)).isNull();
    }

    @Test
    @DisplayName("24時間を過ぎた回答は返さず、次の回答とともに消える")
    void an_old_answer_is_gone() {
        Await.first(store.keep("a", AT, FIRST), WITHIN);
        assertThat(Await.first(store.find("a", AT.plus(KEPT).minusMillis(1)), WITHIN))
                .isEqualTo(FIRST);
        assertThat(Await.first(store.find("a", AT.plus(KEPT)), WITHIN)).isNull();
        assertThat(Await.first(store.keep("a", AT.plus(KEPT), SECOND), WITHIN)).isEqualTo(SECOND);
        Await.first(store.keep("b", AT.plus(KEPT).plus(KEPT), FIRST), WITHIN);
        assertThat(Await.all(database.mongo().getCollection("answers").find(), WITHIN))
                .extracting(document -> document.getString("_id"))
                .containsExactly("b");
    }
}
