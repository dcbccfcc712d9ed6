package jp.csirt.incident.api.web;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import jp.csirt.incident.api.problem.ApiProblem;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;

/** The raw body of a JSON request: its media type, its size, its encoding. */
public final class Body {

    /** Most bytes of a JSON body. */
    public static final int LIMIT = 1 << 20;

    /** Bytes that are still read, and thrown away, of a body over the limit, so that the client gets to see the answer. */
    private static final int READ_ON = 16 << 20;

    private Body() {}

    /**
     * The body as text; {@code {}} when there is none.
     *
     * <p>Errors: 415 for another media type or any content coding, 413 over {@value #LIMIT} bytes, 400 unless UTF-8.
     */
    public static Mono<byte[]> read(ServerRequest request) {
        return read(request, MediaType.APPLICATION_JSON);
    }

    /** The same for a body of another media type that is text. */
    public static Mono<byte[]> read(ServerRequest request, MediaType type) {
        return read(request, List.of(type), LIMIT, Body::tooLarge);
    }

    /**
     * The same for a body of one of several media types.
     *
     * @param limit most bytes
     * @param tooLarge the answer to more
     */
    public static Mono<byte[]> read(
            ServerRequest request, List<MediaType> types, int limit, Supplier<ApiProblem> tooLarge) {
        return read(request, types, limit, tooLarge, _ -> true);
    }

    /**
     * The same of somebody whom nobody knows.
     *
     * @param room whether so many bytes more may be held; 503 when not
     */
    public static Mono<byte[]> read(
            ServerRequest request, List<MediaType> types, int limit, Supplier<ApiProblem> tooLarge, IntPredicate room) {
        HttpHeaders headers = request.headers().asHttpHeaders();
        requireUncoded(headers);
        requireType(headers, types);
        return request.exchange()
                .getRequest()
                .getBody()
                .reduceWith(() -> new Collected(limit, tooLarge, room), Collected::plus)
                .map(Collected::bytes);
    }

    /** The bytes as text. */
    public static String text(byte[] bytes) {
        if (bytes.length == 0) {
            return "{}";
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw ApiProblem.of("malformed-json", "本文がUTF-8ではありません。");
        }
    }

    /**
     * Checks that the body is sent as it is.
     *
     * @throws ApiProblem 415 for any content coding
     */
    public static void requireUncoded(HttpHeaders headers) {
        List<String> lines = headers.getOrEmpty(HttpHeaders.CONTENT_ENCODING);
        String coding = String.join(", ", lines);
        if (!lines.stream().allMatch("identity"::equalsIgnoreCase)) {
            throw ApiProblem.of(
                    "unsupported-media-type", "Content-Encoding: %s は受け付けられません。圧縮せずに送ってください。".formatted(coding));
        }
    }

    private static ApiProblem crowded() {
        return ApiProblem.unavailable("overloaded", "ログインのない要求が、いま多すぎます。少し待ってからもう一度お試しください。報告を急ぐときは、CSIRTに電話してください。");
    }

    private static ApiProblem tooLarge() {
        return ApiProblem.of("body-too-large", "本文は%dバイトまでです。添付はattachmentsを使ってください。".formatted(LIMIT));
    }

    private static void requireType(HttpHeaders headers, List<MediaType> types) {
        boolean empty = headers.getContentLength() <= 0 && headers.getFirst(HttpHeaders.TRANSFER_ENCODING) == null;
        String sent = headers.getFirst(HttpHeaders.CONTENT_TYPE);
        if (types.stream().noneMatch(type -> is(type, sent, empty))) {
            throw ApiProblem.of("unsupported-media-type", "Content-Type: %s で送ってください。".formatted(types.getFirst()));
        }
    }

    private static boolean is(MediaType wanted, @Nullable String contentType, boolean empty) {
        if (contentType == null) {
            return empty;
        }
        try {
            MediaType type = MediaType.parseMediaType(contentType);
            return type.equalsTypeAndSubtype(wanted)
                    && (type.getCharset() == null || type.getCharset().equals(StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** What has come so far. */
    private static final class Collected {

        private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
        private final int limit;
        private final Supplier<ApiProblem> tooLarge;
        private final IntPredicate room;
        private long seen;
        private boolean crowded;

        Collected(int limit, Supplier<ApiProblem> tooLarge, IntPredicate room) {
            this.limit = limit;
            this.tooLarge = tooLarge;
            this.room = room;
        }

        Collected plus(DataBuffer buffer) {
            int size = buffer.readableByteCount();
            byte[] bytes = new byte[size];
            buffer.read(bytes);
            DataBufferUtils.release(buffer);
            seen += size;
            if (seen > READ_ON) {
                throw tooLarge.get();
            }
            if (seen <= limit) {
                keep(bytes);
            }
            return this;
        }

        private void keep(byte[] bytes) {
            crowded = crowded || !room.test(bytes.length);
            if (!crowded) {
                kept.writeBytes(bytes);
            }
        }

        byte[] bytes() {
            if (seen > limit) {
                throw tooLarge.get();
            }
            if (crowded) {
                throw crowded();
            }
            return kept.toByteArray();
        }
    }
}
