package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import jp.csirt.incident.platform.account.AccountStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@DisplayName("ログインの証（OpenID Connect）")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LoginTokenTest {

    private static final String ISSUER_SETTING = "--spring.security.oauth2.resourceserver.jwt.issuer-uri=";
    private static final String AUDIENCE = "https://csirt.example.lg.jp";
    private static final String AUDIENCE_SETTING =
            "--spring.security.oauth2.resourceserver.jwt.audiences=csirt," + AUDIENCE;

    private final Issuer issuer = new Issuer();
    private final TestService service = new TestService(
            "--csirt.mongodb-uri=", "--csirt.master-key=", AUDIENCE_SETTING, ISSUER_SETTING + issuer.uri());
    private final Client client = service.client();
    private final Staff staff = new Staff(client);

    @AfterAll
    void close() {
        service.close();
        issuer.server.stop(0);
    }

    private void account(String person, String externalId) {
        client.post("/v1/accounts", "admin", """
                        {"personId": "%s", "scopes": ["incidents:read"], "externalId": "%s"}""".formatted(person, externalId)).createdThing();
    }

    @Test
    @DisplayName("証の持ち主は、登録された範囲と今の職で行う")
    void a_token_stands_for_the_account() {
        String person = staff.person("ログインする者", null);
        staff.assign("CSIRT_MEMBER", person, Staff.today(), null).createdThing();
        account(person, "sub-1");
        String token = issuer.token("sub-1", Instant.now().plusSeconds(300));
        Exchange session = client.get("/v1/session", token).ok();
        assertThat(session.at("/personId").asString()).isEqualTo(person);
        assertThat(session.json().toString()).contains("CSIRT_MEMBER").doesNotContain("incidents:write");
        client.get("/v1/incidents", token).ok();
        client.post("/v1/incidents", token, Reports.least("範囲の外")).refused(403, "forbidden");
    }

    @Test
    @DisplayName("登録のない者、期限切れ、別の発行者、書き換えられた証は401")
    void other_tokens_open_nothing() throws JOSEException {
        Instant later = Instant.now().plusSeconds(300);
        account(staff.person("期限切れの者", null), "sub-2");
        client.get("/v1/session", issuer.token("unknown", later)).refused(401, "unauthenticated");
        client.get("/v1/session", issuer.token("sub-2", Instant.now().minusSeconds(300)))
                .refused(401, "unauthenticated");
        String valid = issuer.token("sub-2", later);
        client.get("/v1/session", valid).ok();
        client.get("/v1/session", valid.substring(0, valid.lastIndexOf('.')) + ".AAAA")
                .refused(401, "unauthenticated");
        client.get(
                        "/v1/session",
                        Issuer.token(issuer.uri(), "sub-2", later, new RSAKeyGenerator(2048).generate(), AUDIENCE))
                .refused(401, "unauthenticated");
        client.get("/v1/session", Issuer.token("http://127.0.0.1:1/other", "sub-2", later, issuer.key, AUDIENCE))
                .refused(401, "unauthenticated");
        client.get("/v1/session", "a.b.c").refused(401, "unauthenticated");
    }

    @Test
    @DisplayName("この発行者が他のサービスに宛てた証、宛先のない証は401。宛先の一つがここなら使える")
    void tokens_for_other_services_open_nothing() {
        Instant later = Instant.now().plusSeconds(300);
        account(staff.person("宛先を確かめる者", null), "sub-4");
        for (String[] others : new String[][] {{}, {"https://mail.example.lg.jp"}, {AUDIENCE + "/"}}) {
            client.get("/v1/session", Issuer.token(issuer.uri(), "sub-4", later, issuer.key, others))
                    .refused(401, "unauthenticated");
        }
        client.get("/v1/session", Issuer.token(issuer.uri(), "sub-4", later, issuer.key, "mail", "csirt"))
                .ok();
    }

    @Test
    @DisplayName("発行者だけを定めて宛先を定めなければ、何が足りないかを告げて始動しない")
    void an_issuer_without_audience_is_refused_at_the_start() {
        assertThatThrownBy(() -> new TestService(
                                "--csirt.mongodb-uri=", "--csirt.master-key=", ISSUER_SETTING + issuer.uri())
                        .close())
                .hasStackTraceContaining("spring.security.oauth2.resourceserver.jwt.audiences is missing")
                .hasStackTraceContaining(issuer.uri());
    }

    @Test
    @DisplayName("停止された利用者の証は、有効でも401。解くとまた使える")
    void the_token_of_a_locked_account_opens_nothing() {
        String person = staff.person("停止される者", null);
        staff.assign("CSIRT_MEMBER", person, Staff.today(), null).createdThing();
        account(person, "sub-3");
        String token = issuer.token("sub-3", Instant.now().plusSeconds(300));
        client.get("/v1/session", token).ok();
        lock(person, true);
        client.get("/v1/session", token).refused(401, "unauthenticated");
        client.get("/v1/incidents", token).refused(401, "unauthenticated");
        lock(person, false);
        client.get("/v1/session", token).ok();
    }

    private void lock(String person, boolean locked) {
        service.part(AccountStore.class).lock(UUID.fromString(person), locked).block(Duration.ofSeconds(60));
    }

    @Test
    @DisplayName("デモの鍵は、発行者に確かめずに使える")
    void keys_ask_no_issuer() {
        int asked = issuer.asked.get();
        client.get("/v1/session", "ciso").ok();
        assertThat(issuer.asked).hasValue(asked);
    }

    @Test
    @DisplayName("発行者に届かない間は503")
    void an_issuer_that_is_away_is_told() throws IOException {
        int nobody;
        try (var socket = new ServerSocket(0)) {
            nobody = socket.getLocalPort();
        }
        String away = "http://127.0.0.1:" + nobody + "/issuer";
        try (var other = new TestService(
                "--csirt.mongodb-uri=", "--csirt.master-key=", AUDIENCE_SETTING, ISSUER_SETTING + away)) {
            String token = Issuer.token(away, "sub-1", Instant.now().plusSeconds(300), issuer.key, AUDIENCE);
            other.client().get("/v1/session", token).refused(503, "issuer-unavailable");
            other.client().get("/v1/session", "ciso").ok();
        }
    }

    /** An issuer on this machine. */
    private static final class Issuer {

        private final RSAKey key;
        private final HttpServer server;
        private final AtomicInteger asked = new AtomicInteger();

        Issuer() {
            try {
                key = new RSAKeyGenerator(2048).keyID("key-1").generate();
                server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            } catch (JOSEException | IOException e) {
                throw new IllegalStateException(e);
            }
            answer("/issuer/.well-known/openid-configuration", """
                    {"issuer": "%s", "jwks_uri": "%s/keys", "subject_types_supported": ["public"],
                     "id_token_signing_alg_values_supported": ["RS256"]}""".formatted(uri(), uri()));
            answer("/issuer/keys", new JWKSet(key.toPublicJWK()).toString());
            server.start();
        }

        String uri() {
            return "http://127.0.0.1:" + server.getAddress().getPort() + "/issuer";
        }

        String token(String subject, Instant expiresAt) {
            return token(uri(), subject, expiresAt, key, AUDIENCE);
        }

        static String token(String issuer, String subject, Instant expiresAt, RSAKey key, String... audience) {
            try {
                var claims = new JWTClaimsSet.Builder()
                        .issuer(issuer)
                        .subject(subject)
                        .audience(List.of(audience))
                        .issueTime(Date.from(Instant.now().minusSeconds(600)))
                        .expirationTime(Date.from(expiresAt))
                        .build();
                var token = new SignedJWT(
                        new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("key-1").build(), claims);
                token.sign(new RSASSASigner(key));
                return token.serialize();
            } catch (JOSEException e) {
                throw new IllegalStateException(e);
            }
        }

        private void answer(String path, String json) {
            server.createContext(path, exchange -> {
                asked.incrementAndGet();
                byte[] body = json.getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
        }
    }
}
