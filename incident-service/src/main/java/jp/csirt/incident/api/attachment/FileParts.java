package jp.csirt.incident.api.attachment;

import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import jp.csirt.incident.api.problem.ApiProblem;
import jp.csirt.incident.api.web.Body;
import jp.csirt.incident.api.web.Call;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.ResolvableType;
import org.springframework.core.codec.DecodingException;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.codec.multipart.PartEvent;
import org.springframework.http.codec.multipart.PartEventHttpMessageReader;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;

/** The multipart body of an upload, read part by part and piece by piece, nothing of it on disk. */
public final class FileParts {

    private static final Logger LOG = LoggerFactory.getLogger(FileParts.class);

    /** Most bytes of a file. */
    public static final long LIMIT = 50L << 20;

    /** Bytes that are still read, and thrown away, of a file over the limit, so that the client gets to see the answer. */
    static final long READ_ON = 16L << 20;

    /** What the parts' heads and the other parts may add. */
    private static final long ADDED = 64 << 10;

    private static final Duration DRAINED_WITHIN = Duration.ofSeconds(30);
    private static final int MOST_PARTS = 16;
    private static final int MOST_HEADERS = 8 << 10;
    private static final int MOST_VALUE = 1 << 10;
    private static final PartEventHttpMessageReader READER = reader();

    /** The parser tells the end of a broken body twice; the second time nobody listens any more. */
    private static final String DROPPED = "reactor.onErrorDropped.local";

    private FileParts() {}

    /**
     * Checks what the head of the request says.
     *
     * @throws ApiProblem 415 unless it is multipart/form-data
     */
    public static void requireMultipart(Call call) {
        HttpHeaders headers = call.request().headers().asHttpHeaders();
        Body.requireUncoded(headers);
        if (!isMultipart(headers.getFirst(HttpHeaders.CONTENT_TYPE))) {
            throw ApiProblem.of(
                    "unsupported-media-type", "Content-Type: multipart/form-data で、part 名 file としてファイルを送ってください。");
        }
    }

    /**
     * Checks the announced length.
     *
     * @throws ApiProblem 413 for what cannot fit
     */
    public static void requireSize(Call call) {
        if (request(call).getHeaders().getContentLength() > LIMIT + ADDED) {
            throw tooLarge();
        }
    }

    /** Reads what comes of a body that nobody has read, and throws it away, so that the client gets to see the refusal. */
    public static Mono<Void> drain(ServerRequest request) {
        return DataBufferUtils.takeUntilByteCount(
                        request.exchange().getRequest().getBody(), LIMIT + READ_ON)
                .doOnNext(DataBufferUtils::release)
                .then()
                .timeout(DRAINED_WITHIN)
                .onErrorComplete(); // it was read already, or the client is too slow
    }

    /**
     * Reads the body to its end, whatever is wrong with it.
     *
     * <p>Errors: 400 for parts nobody knows or without the file, 413 over {@link #LIMIT} bytes, and what the intake says.
     *
     * @param begin opens the intake for a file of that name
     */
    public static Mono<Received> read(Call call, Function<String, Mono<Intake>> begin) {
        var parts = new PartSequence(begin);
        return READER.read(ResolvableType.forClass(PartEvent.class), request(call), Map.of())
                .concatMap(parts::on, 1)
                .contextWrite(context -> context.put(DROPPED, (Consumer<Throwable>) FileParts::toldBefore))
                .onErrorResume(FileParts::isMalformed, _ -> Mono.fromRunnable(parts::malformed))
                .then(Mono.defer(parts::received));
    }

    static ApiProblem tooLarge() {
        return ApiProblem.of("body-too-large", "添付は1ファイル%dバイトまでです。".formatted(LIMIT));
    }

    private static void toldBefore(Throwable again) {
        LOG.debug("told before: {}", again.toString());
    }

    private static ServerHttpRequest request(Call call) {
        return call.request().exchange().getRequest();
    }

    private static boolean isMalformed(Throwable failure) {
        return failure instanceof DecodingException || failure instanceof DataBufferLimitException;
    }

    private static boolean isMultipart(@Nullable String contentType) {
        try {
            MediaType type = contentType == null ? MediaType.ALL : MediaType.parseMediaType(contentType);
            return type.equalsTypeAndSubtype(MediaType.MULTIPART_FORM_DATA) && type.getParameter("boundary") != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static PartEventHttpMessageReader reader() {
        var reader = new PartEventHttpMessageReader();
        reader.setMaxParts(MOST_PARTS);
        reader.setMaxHeadersSize(MOST_HEADERS);
        reader.setMaxInMemorySize(MOST_VALUE);
        return reader;
    }
}
