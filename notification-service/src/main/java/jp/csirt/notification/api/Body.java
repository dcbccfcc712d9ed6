package jp.csirt.notification.api;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** 本文 as it came. It is read to its end in any case, so that the client gets to see the answer. */
final class Body {

    private static final int LIMIT = 1 << 20;
    private static final int READ_ON = 16 << 20;
    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private long seen;

    static Mono<Body> of(ServerRequest request) {
        return request.exchange()
                .getRequest()
                .getBody()
                .reduceWith(Body::new, Body::plus)
                .onErrorMap(failure -> !(failure instanceof Refusal), _ -> brokenOff());
    }

    /** Without its content, which is read and thrown away. */
    static Mono<Body> unread(ServerRequest request) {
        return DataBufferUtils.takeUntilByteCount(
                        request.exchange().getRequest().getBody(), READ_ON)
                .doOnNext(DataBufferUtils::release)
                .then(Mono.fromSupplier(Body::new))
                .onErrorMap(_ -> brokenOff());
    }

    /** The client went away, or sent so slowly that the connection was closed; mostly nobody is there to be answered. */
    private static Refusal brokenOff() {
        return Refusal.of("malformed-request", "本文が最後まで届きませんでした。新しい接続で送り直してください。");
    }

    private Body plus(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        seen += bytes.length;
        if (seen > READ_ON) {
            throw tooLarge();
        }
        if (seen <= LIMIT) {
            kept.writeBytes(bytes);
        }
        return this;
    }

    byte[] bytes() {
        return kept.toByteArray();
    }

    /** 415 and 413 come before everything that needs the content. */
    void require(HttpHeaders headers) {
        String coding = String.join(", ", headers.getOrEmpty(HttpHeaders.CONTENT_ENCODING));
        if (!coding.isEmpty() && !coding.equalsIgnoreCase("identity")) {
            throw Refusal.of("unsupported-media-type", "Content-Encoding は受け付けられません。圧縮せずに送ってください。");
        }
        if (seen > 0 && !isJson(headers.getFirst(HttpHeaders.CONTENT_TYPE))) {
            throw Refusal.of("unsupported-media-type", "Content-Type: application/json で送ってください。");
        }
        if (seen > LIMIT) {
            throw tooLarge();
        }
    }

    private static boolean isJson(@Nullable String type) {
        try {
            MediaType parsed = type == null ? MediaType.ALL : MediaType.parseMediaType(type);
            return parsed.equalsTypeAndSubtype(MediaType.APPLICATION_JSON)
                    && (parsed.getCharset() == null || parsed.getCharset().equals(StandardCharsets.UTF_8));
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    /** The body as an object; an empty one when there is none. */
    JsonObject json() {
        if (seen == 0) {
            return new JsonObject(STRICT.createObjectNode());
        }
        JsonNode read;
        try {
            read = STRICT.readTree(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes()))
                    .toString());
        } catch (JacksonException e) {
            throw Refusal.of("malformed-json", "本文をJSONとして読めません。名前の重複や余分な文字がないかも確かめてください。");
        } catch (CharacterCodingException e) {
            throw Refusal.of("malformed-json", "本文がUTF-8ではありません。");
        }
        return new JsonObject(read);
    }

    private static Refusal tooLarge() {
        return Refusal.of("body-too-large", "本文は%dバイトまでです。".formatted(LIMIT));
    }
}
