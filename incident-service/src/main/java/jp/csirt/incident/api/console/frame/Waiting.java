package jp.csirt.incident.api.console.frame;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import jp.csirt.incident.api.console.frame.InnerApi.Content;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import reactor.core.publisher.Mono;

/** 預かり: a file that the API has looked at waits with its sender, known by its hash, until that person decides. */
public record Waiting(InnerApi api, HeldFiles held) {

    /**
     * Has the API look at a file while it comes, and keeps it.
     *
     * @param look where the API looks at it
     * @param limit most bytes; the API refuses more
     * @param place of the page to which it belongs
     * @return its hash. Errors: those of the API, and 400 for an empty file
     */
    public Mono<String> lookedAt(Visit visit, String look, MediaType type, int limit, String place, Upload file) {
        var copy = new ByteArrayOutputStream();
        return api.send(visit, HttpMethod.POST, look, new Content(type, file.copiedTo(copy, limit)), Map.of())
                .flatMap(_ -> copy.size() == 0 ? Mono.error(Upload.noFile()) : keep(visit, place, copy.toByteArray()));
    }

    private Mono<String> keep(Visit visit, String place, byte[] file) {
        String sha256 = sha256(file);
        return held.keep(visit.secret(), name(place, sha256), file).thenReturn(sha256);
    }

    /** The file; empty when it is gone, or another person's. */
    public Mono<byte[]> find(Visit visit, String place, String sha256) {
        return held.find(visit.secret(), name(place, sha256));
    }

    private static String name(String place, String sha256) {
        return place + "#" + sha256;
    }

    private static String sha256(byte[] file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
