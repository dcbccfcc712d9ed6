package jp.csirt.incident.api.console.frame;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import jp.csirt.incident.api.console.frame.InnerApi.Content;
import jp.csirt.incident.api.problem.ApiProblem;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import reactor.core.publisher.Mono;

/** 預かり: a file that the API has looked at waits with its sender, known by its hash, until that person decides. */
public record Waiting(InnerApi api, HeldFiles held) {

    private static final String LATER = "600";
    private static final String FULL = "ほかの人の検査済みのファイルで、預かる場所がいっぱいです。このファイルは預かっておらず、何も変わっていません。"
            + "場所は、検査したファイルが使われて10分後か、検査の2時間後に空きます。しばらくしてから、同じファイルをもう一度選んでください。";

    /**
     * Has the API look at a file while it comes, and keeps it.
     *
     * @param look where the API looks at it
     * @param limit most bytes; the API refuses more
     * @param place of the page to which it belongs
     * @return its hash. Errors: those of the API, 400 for an empty file, and 503 when too many files wait
     */
    public Mono<String> lookedAt(Visit visit, String look, MediaType type, int limit, String place, Upload file) {
        var copy = new ByteArrayOutputStream();
        return api.send(visit, HttpMethod.POST, look, new Content(type, file.copiedTo(copy, limit)), Map.of())
                .flatMap(_ -> copy.size() == 0 ? Mono.error(Upload.noFile()) : keep(visit, place, copy.toByteArray()));
    }

    private Mono<String> keep(Visit visit, String place, byte[] file) {
        String sha256 = sha256(file);
        return held.keep(visit.secret(), visit.caller().personId(), name(place, sha256), file)
                .map(kept -> {
                    if (!kept) {
                        throw ApiProblem.withHeader("overloaded", FULL, HttpHeaders.RETRY_AFTER, LATER);
                    }
                    return sha256;
                });
    }

    /** What came of the file is recorded: its place is free again soon. Nothing depends on that. */
    public Mono<Void> release(Visit visit, String place, String sha256) {
        return held.release(visit.secret(), name(place, sha256)).onErrorComplete();
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
