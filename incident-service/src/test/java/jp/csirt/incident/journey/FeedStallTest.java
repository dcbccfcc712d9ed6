package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.LongStream;
import jp.csirt.incident.publish.IntegrationFeed;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("公開の出来事を受け取らない読み手")
class FeedStallTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Some 3 MB on the wire: more than is kept for one connection. */
    private static final int COMMITS = 40;

    @Test
    @DisplayName("読まない読み手は切られ、その間も他の読み手はすべてを順に受け取る")
    void who_never_reads_is_cut_off_and_holds_nobody_up() {
        try (var service =
                new TestService("--csirt.mongodb-uri=", "--csirt.master-key=", "--csirt.feed.stalled-after=PT5S")) {
            LongLog.append(service, COMMITS);
            long head = new Feed(service.client()).head();
            var feed = service.part(IntegrationFeed.class);
            try (var never = new FeedStream(service.client(), "")) {
                try (var fast = new FeedStream(service.client(), "")) {
                    assertThat(fast.next((int) head).stream().map(Feed::position))
                            .containsExactlyElementsOf(
                                    LongStream.rangeClosed(1, head).boxed().toList());
                }
                Awaitility.await().atMost(PATIENCE).until(() -> feed.streams() == 0);
                assertThat(never.answer().countBeforeItBreaks()).isLessThan((int) head / 2);
            }
        }
    }
}
