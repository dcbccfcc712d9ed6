package jp.csirt.incident.api.command;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import jp.csirt.incident.api.problem.ApiProblem;
import jp.csirt.incident.domain.access.Caller;
import jp.csirt.incident.domain.incident.IncidentId;
import jp.csirt.incident.domain.shared.NameBasedId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * {@code Idempotency-Key} of a filing. The incident's id follows from it, so that a repetition meets the incident that is
 * there already and is answered from the log, also after a restart.
 *
 * @param bodyDigest SHA-256 of the body's bytes
 */
record IdempotencyKey(IncidentId incidentId, String bodyDigest) {

    private static final String HEADER = "Idempotency-Key";

    /**
     * The key of a request; null when it has none.
     *
     * @throws ApiProblem 400 unless it is 1 to 255 visible ASCII characters
     */
    static @Nullable IdempotencyKey of(HttpHeaders headers, Caller caller, byte[] body) {
        String key = headers.getFirst(HEADER);
        if (key == null) {
            return null;
        }
        if (!key.matches("[!-~]{1,255}")) {
            throw ApiProblem.of("invalid-header", "Idempotency-Key は1～255文字の図形文字（ASCII）で送ってください。");
        }
        UUID namespace = NameBasedId.of(NameBasedId.URL, "urn:csirt:key:" + caller.keyId());
        return new IdempotencyKey(new IncidentId(NameBasedId.of(namespace, key)), digest(body));
    }

    private static String digest(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
