package jp.csirt.incident.journey;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An OpenID Connect provider on this machine, where everybody is logged in at once as whom the test says. */
final class IdentityProvider implements AutoCloseable {

    private static final String CLIENT = "csirt";
    private static final String SECRET = "between-us";

    private final RSAKey key = key();
    private final HttpServer server;
    private final Map<String, Grant> grants = new ConcurrentHashMap<>();

    IdentityProvider() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext(
                "/town/.well-known/openid-configuration", exchange -> answer(exchange, 200, """
                    {"issuer": "%1$s", "authorization_endpoint": "%1$s/authorize", "token_endpoint": "%1$s/token",
                     "jwks_uri": "%1$s/keys", "subject_types_supported": ["public"],
                     "response_types_supported": ["code"], "id_token_signing_alg_values_supported": ["RS256"]}\
                    """.formatted(issuer())));
        server.createContext("/town/keys", exchange -> answer(exchange, 200, new JWKSet(key.toPublicJWK()).toString()));
        server.createContext("/town/token", this::token);
        server.createContext("/away", exchange -> answer(exchange, 503, ""));
        server.start();
    }

    private static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048).keyID("key-1").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/town";
    }

    /** What the service is told of it, and of one that nobody reaches. */
    List<String> settings() {
        String client = "--spring.security.oauth2.client.";
        return Stream.concat(
                        settingsAlone().stream(),
                        Stream.of(
                                client + "registration.away.client-id=" + CLIENT,
                                client + "provider.away.issuer-uri=" + issuer().replace("/town", "/away")))
                .toList();
    }

    /** What the service is told of it where there is no other. */
    List<String> settingsAlone() {
        String client = "--spring.security.oauth2.client.";
        return List.of(
                client + "registration.town.client-id=" + CLIENT,
                client + "registration.town.client-secret=" + SECRET,
                client + "registration.town.client-name=庁内認証",
                client + "provider.town.issuer-uri=" + issuer(),
                client + "provider.town.user-name-attribute=employee_number");
    }

    /** The address to which a browser is led back after somebody has logged in. */
    String login(String asked, Person person) {
        assertThat(asked).startsWith(issuer() + "/authorize?");
        Map<String, String> sent = pairs(URI.create(asked).getRawQuery());
        assertThat(sent).containsEntry("response_type", "code").containsEntry("client_id", CLIENT);
        assertThat(sent).containsEntry("code_challenge_method", "S256").containsKeys("state", "nonce");
        assertThat(sent.get("scope")).contains("openid");
        String code = UUID.randomUUID().toString();
        grants.put(code, new Grant(sent, person));
        return "/login/oauth2/code/town?" + Browser.pair("code", code) + "&"
                + Browser.pair("state", String.valueOf(sent.get("state")));
    }

    private void token(HttpExchange exchange) throws IOException {
        Map<String, String> sent = pairs(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        Grant grant = grants.remove(String.valueOf(sent.get("code")));
        String authorization = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        if (grant != null && grant.person().broken()) {
            answer(exchange, 500, "");
        } else if (grant == null
                || !authorization.equals("Basic " + base64(CLIENT + ":" + SECRET))
                || !String.valueOf(sent.get("redirect_uri"))
                        .equals(grant.asked().get("redirect_uri"))
                || !challenge(String.valueOf(sent.get("code_verifier")))
                        .equals(grant.asked().get("code_challenge"))) {
            answer(exchange, 400, "{\"error\": \"invalid_grant\"}");
        } else {
            answer(exchange, 200, """
                {"access_token": "a", "token_type": "Bearer", "expires_in": 60, "id_token": "%s"}\
                """.formatted(signed(grant)));
        }
    }

    @SuppressWarnings("JavaUtilDate") // what the library takes
    private String signed(Grant grant) {
        Person person = grant.person();
        var claims = new JWTClaimsSet.Builder()
                .issuer(issuer())
                .subject("subject of " + person.number())
                .audience(CLIENT)
                .issueTime(new Date())
                .expirationTime(Date.from(Instant.now().plusSeconds(300)))
                .claim("nonce", person.nonce() == null ? grant.asked().get("nonce") : person.nonce())
                .claim("amr", person.methods())
                .claim("employee_number", person.number())
                .build();
        try {
            var token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("key-1").build(), claims);
            token.sign(new RSASSASigner(person.forged() ? key() : key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> pairs(String text) {
        return Arrays.stream(text.split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(toMap(
                        pair -> URLDecoder.decode(pair[0], StandardCharsets.UTF_8),
                        pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String challenge(String verifier) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private record Grant(Map<String, String> asked, Person person) {}

    /**
     * Who logs in there.
     *
     * @param nonce another one than was asked for
     * @param forged signed with somebody else's key
     * @param broken the token cannot be had
     */
    record Person(
            String number, List<String> methods, @Nullable String nonce, boolean forged, boolean broken) {

        static Person of(String number, String... methods) {
            return new Person(number, List.of(methods), null, false, false);
        }
    }
}
