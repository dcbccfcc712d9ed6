package jp.csirt.notification.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("繰り返された要求")
class RepetitionTest {

    private RunningService service;

    @BeforeEach
    void start() {
        service = new RunningService();
    }

    @AfterEach
    void stop() {
        service.close();
    }

    private int test() {
        return service.client()
                .post(
                        "/v1/contacts/" + RunningService.person("liaison") + "/test",
                        "admin",
                        null,
                        "Idempotency-Key",
                        "once")
                .status();
    }

    /** Messages of tests, sent or not. */
    private long messages() {
        return service.database().getCollection("messages").countDocuments(Filters.eq("kind", "TEST"));
    }

    @Test
    @DisplayName("同時に何度届いても、行われるのは一度で、どれも同じ答えを得る")
    void many_at_once_are_done_once() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Integer> again = this::test;
            for (var answer : threads.invokeAll(Collections.nCopies(8, again))) {
                assertThat(answer.get()).isEqualTo(202);
            }
        }
        assertThat(messages()).isEqualTo(1);
    }

    @Test
    @DisplayName("答える前に強制終了した要求は、次に届いたときに行われる")
    void what_died_before_its_answer_is_done_when_it_comes_again() {
        assertThat(test()).isEqualTo(202);
        service.database()
                .getCollection("answers")
                .updateMany(Filters.exists("status"), Updates.combine(Updates.unset("status"), Updates.unset("body")));
        service.restart();
        assertThat(test()).isEqualTo(202);
        assertThat(messages()).isEqualTo(2);
        assertThat(test()).isEqualTo(202);
        assertThat(messages()).isEqualTo(2);
    }
}
