package jp.csirt.incident.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import jp.csirt.incident.api.problem.ApiProblem;
import jp.csirt.incident.platform.EmbeddedServer;
import jp.csirt.incident.platform.TestDatabase;
import jp.csirt.incident.platform.account.AccountStore;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@DisplayName("外部のログインの提供者")
@ExtendWith(EmbeddedServer.class)
@Timeout(300)
class OpenIdProvidersTest {

    private static final Duration WITHIN = Duration.ofMinutes(2);
    private static final URI BACK = URI.create("http://127.0.0.1/login/oauth2/code/silent");

    private final AccountStore accounts;

    OpenIdProvidersTest(TestDatabase database) {
        this.accounts = new AccountStore(database.mongo());
    }

    @Test
    @DisplayName("つながるだけで答えない提供者には、何人待っていても一度だけ尋ね、どの人にも届かないと告げる")
    void a_provider_that_swallows_connections_is_asked_once() throws IOException {
        Queue<Socket> swallowed = new ConcurrentLinkedQueue<>();
        try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> swallow(silent, swallowed));
            OpenIdProviders providers = providers("http://127.0.0.1:" + silent.getLocalPort());

            List<String> told = Objects.requireNonNull(Flux.merge(IntStream.range(0, 20)
                            .mapToObj(_ -> providers
                                    .begin("silent", BACK)
                                    .map(Object::toString)
                                    .onErrorResume(ApiProblem.class, away -> Mono.just(away.slug())))
                            .toList())
                    .collectList()
                    .block(WITHIN));

            assertThat(told).hasSize(20).containsOnly("issuer-unavailable");
            assertThat(swallowed).hasSize(1);
        } finally {
            for (Socket socket : swallowed) {
                socket.close();
            }
        }
    }

    private OpenIdProviders providers(String issuer) {
        var clients = new ClientProperties(
                Map.of("silent", new ClientProperties.Registration("csirt", "", "", "", List.of("openid"))),
                Map.of("silent", new ClientProperties.Provider(issuer, "sub")));
        return new OpenIdProviders(clients, _ -> Mono.empty(), accounts);
    }

    private static void swallow(ServerSocket silent, Queue<Socket> swallowed) {
        try {
            while (true) {
                swallowed.add(silent.accept());
            }
        } catch (SocketException _) {
            // closed: the test is over
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
