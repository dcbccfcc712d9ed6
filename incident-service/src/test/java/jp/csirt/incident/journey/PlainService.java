package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.csirt.incident.IncidentServiceApplication;
import jp.csirt.incident.platform.clock.MachineClock;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** The real service without the demo, with a store of its own; log-ins go by a clock that is given. */
final class PlainService implements AutoCloseable {

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final Path store = TestService.temporaryFolder();
    private final ConfigurableApplicationContext context;

    PlainService(Clock clock, List<String> more) {
        PrintStream console = System.out;
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            context = new SpringApplicationBuilder(IncidentServiceApplication.class)
                    .main(IncidentServiceApplication.class)
                    .initializers(made -> ((GenericApplicationContext) made)
                            .registerBean(
                                    "givenMachineClock",
                                    MachineClock.class,
                                    () -> new MachineClock(clock),
                                    bean -> bean.setPrimary(true)))
                    .run(Stream.concat(
                                    Stream.of(
                                            "--server.port=0",
                                            "--server.address=127.0.0.1",
                                            "--csirt.mongodb-uri=",
                                            "--csirt.master-key=",
                                            "--csirt.rate-limit.per-minute=0",
                                            "--csirt.store.path=" + store),
                                    more.stream())
                            .toArray(String[]::new));
        } finally {
            System.setOut(console);
        }
    }

    /** What a line of the start told. */
    String told(String line) {
        String all = printed.toString(StandardCharsets.UTF_8);
        Matcher found = Pattern.compile("^" + line + "$", Pattern.MULTILINE).matcher(all);
        assertThat(found.find()).as(line + " in " + all).isTrue();
        return found.group(1);
    }

    int port() {
        return Integer.parseInt(Objects.requireNonNull(context.getEnvironment().getProperty("local.server.port")));
    }

    /** A part of the service. */
    <T> T part(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
        TestService.delete(store);
    }
}
