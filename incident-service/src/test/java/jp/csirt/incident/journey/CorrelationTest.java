package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

@DisplayName("要求の番号")
@ExtendWith(SharedService.class)
class CorrelationTest {

    private static final String HEADER = "X-Correlation-Id";

    private final Client client;
    private final Logger commands = logger("org.axonframework.messaging.unitofwork");
    private final Logger problems = logger("jp.csirt.incident.api.problem");
    private final Queue<Line> lines = new ConcurrentLinkedQueue<>();
    private final AppenderBase<ILoggingEvent> reader = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            lines.add(new Line(
                    event.getThreadName(),
                    event.getLoggerName(),
                    event.getMDCPropertyMap().getOrDefault("correlationId", "")));
        }
    };

    CorrelationTest(Client client) {
        this.client = client;
    }

    @BeforeEach
    void listen() {
        reader.start();
        logger(org.slf4j.Logger.ROOT_LOGGER_NAME).addAppender(reader);
        commands.setLevel(Level.DEBUG);
        problems.setLevel(Level.DEBUG);
    }

    @AfterEach
    void stopListening() {
        commands.setLevel(null);
        problems.setLevel(null);
        logger(org.slf4j.Logger.ROOT_LOGGER_NAME).detachAppender(reader);
        reader.stop();
    }

    @ParameterizedTest
    @DisplayName("形の正しい番号はそのまま答えに付く")
    @ValueSource(strings = {"a", "0198a3f0-5c1e-7b0a-9d6e-3f2a1b4c5d6e", "desk_3.2026-04-01", "KUMAMOTO"})
    void well_formed_number_is_kept(String number) {
        assertThat(client.get("/v1/session", "csirt", HEADER, number).ok().header(HEADER))
                .isEqualTo(number);
        assertThat(client.get("/nowhere", "csirt", HEADER, number)
                        .refused(404, "not-found")
                        .header(HEADER))
                .isEqualTo(number);
    }

    @ParameterizedTest
    @DisplayName("形の崩れた番号は捨て、新しく付ける")
    @ValueSource(
            strings = {
                "a b",
                "a;b",
                "{}",
                "<script>",
                "-----------------------------------------------------------------"
            })
    void malformed_number_is_replaced(String number) {
        String given = client.get("/v1/session", "csirt", HEADER, number).ok().header(HEADER);
        assertThat(UUID.fromString(given)).hasToString(given);
    }

    @Test
    @DisplayName("番号のない要求には、一つずつ違う番号が付く")
    void each_request_gets_a_number_of_its_own() {
        assertThat(client.get("/v1/session", "csirt").header(HEADER))
                .isNotEqualTo(client.get("/v1/session", "csirt").header(HEADER));
    }

    @Test
    @DisplayName("指示を行う別の糸の行にも、断りの行にも、その要求の番号が付く")
    void number_follows_the_request_from_thread_to_thread() {
        String filing = UUID.randomUUID().toString();
        client.post("/v1/incidents", "staff", Reports.ofTax("番号の試験"), HEADER, filing)
                .created();
        assertThat(of(filing)).anyMatch(line -> line.thread().startsWith("command-"));

        String refused = UUID.randomUUID().toString();
        client.get("/v1/incidents/" + UUID.randomUUID(), "csirt", HEADER, refused, "Accept-Language", ";;q=x")
                .refused(404, "not-found");
        assertThat(of(refused)).anyMatch(line -> line.logger().endsWith(".Problems"));
    }

    private List<Line> of(String number) {
        return lines.stream().filter(line -> line.number().equals(number)).toList();
    }

    private static Logger logger(String name) {
        return (Logger) LoggerFactory.getLogger(name);
    }

    /** What matters of one line. */
    private record Line(String thread, String logger, String number) {}
}
