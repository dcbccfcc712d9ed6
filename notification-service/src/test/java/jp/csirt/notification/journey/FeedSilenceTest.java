package jp.csirt.notification.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("つながるのに何も使えない配信")
class FeedSilenceTest {

    private RunningService service;

    @BeforeEach
    void start() {
        service = new RunningService("--csirt.feed.silence=PT1S");
        service.appointAll();
        service.stop();
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    @DisplayName("途中で溜められて何も流れて来なければ、ロングポーリングで読む")
    void a_stream_that_is_kept_back_is_none() {
        service.feed().keepStreamsBack();
        service.begin();
        UUID id = service.ask(Map.of());
        assertThat(service.awaitReceipts(id, 1)).containsExactly("DELIVERED");
        service.awaitFollowing();
    }

    @Test
    @DisplayName("200と答えるだけで何も届かなければ、つながり直すたびに数え直さず、5分で知らせる")
    void an_answer_that_brings_nothing_is_an_absence() {
        service.feed().keepStreamsBack();
        service.feed().refusePolls();
        service.begin();
        assertThatSomebodyIsTold();
    }

    @Test
    @DisplayName("一つの出来事がいつまでも使えなければ、つながり直すたびに数え直さず、5分で知らせる")
    void an_event_that_fails_again_and_again_is_an_absence() {
        service.feed().addNonsense();
        service.begin();
        assertThatSomebodyIsTold();
    }

    /** Five minutes are over only together. */
    private void assertThatSomebodyIsTold() {
        awaitFurtherAttempts();
        service.advance(Duration.ofMinutes(3));
        awaitFurtherAttempts();
        assertThat(service.health("feed")).isEqualTo("DISCONNECTED");
        service.advance(Duration.ofMinutes(3));
        assertThat(Mails.subject(service.awaitMailsTo("csirt-lead", 1).getFirst()))
                .contains("配信が止まっています");
        service.awaitMailsTo("general-affairs", 1);
    }

    /** One of two attempts was begun after this was called. */
    private void awaitFurtherAttempts() {
        long before = attempts();
        Await.until("it was tried again", () -> attempts() > before + 1);
    }

    private long attempts() {
        return service.feed().asked().stream()
                .filter(line -> line.startsWith("text/event-stream"))
                .count();
    }
}
