package jp.csirt.incident.api.console.frame;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import jp.csirt.incident.api.attachment.FileParts;
import jp.csirt.incident.api.problem.ApiProblem;
import jp.csirt.incident.api.problem.FieldError;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.core.ResolvableType;
import org.springframework.core.codec.DecodingException;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.MediaType;
import org.springframework.http.codec.multipart.FilePartEvent;
import org.springframework.http.codec.multipart.FormPartEvent;
import org.springframework.http.codec.multipart.PartEvent;
import org.springframework.http.codec.multipart.PartEventHttpMessageReader;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Signal;

/**
 * 送られたファイル: what a form with a file holds, the file as it comes, nothing of it kept here.
 *
 * @param name as the browser calls it
 */
public record Upload(String name, Flux<DataBuffer> content) {

    private static final long HEADS = 64 << 10;
    private static final int MOST_PARTS = 16;
    private static final int MOST_TEXT = 1 << 10;

    /** So that a name that is too long is read and told. */
    private static final int MOST_HEAD = 60 << 10;

    /** No file system here has longer names, and what goes on to the API says one in up to 18 bytes a sign. */
    private static final int MOST_NAME = 255;

    private static final PartEventHttpMessageReader READER = reader();

    private static PartEventHttpMessageReader reader() {
        var reader = new PartEventHttpMessageReader();
        reader.setMaxParts(MOST_PARTS);
        reader.setMaxInMemorySize(MOST_TEXT);
        reader.setMaxHeadersSize(MOST_HEAD);
        return reader;
    }

    /**
     * Reads the form to its end; its file goes to {@code take} while it comes, with the fields before it as the visit's form.
     *
     * <p>Errors: 415, 413 by the announced length, 403 for a form of another session, 400 without a file.
     */
    public static <T> Mono<T> read(Visit visit, BiFunction<Visit, Upload, Mono<T>> take) {
        return Mono.defer(() -> {
                    requireMultipart(visit);
                    var parts = new Parts<>(visit, take);
                    return READER.read(
                                    ResolvableType.forClass(PartEvent.class),
                                    visit.request().exchange().getRequest(),
                                    Map.of())
                            .windowUntil(PartEvent::isLast)
                            .concatMap(part -> part.switchOnFirst(parts::on), 1)
                            .onErrorMap(
                                    failure -> failure instanceof DecodingException
                                            || failure instanceof DataBufferLimitException,
                                    _ -> noFile())
                            .collectList();
                })
                .flatMap(taken -> Mono.just(taken.stream().findFirst().orElseThrow(Upload::noFile))
                        .<T>dematerialize())
                .onErrorResume(
                        ApiProblem.class,
                        refused -> FileParts.drain(visit.request()).then(Mono.error(refused)));
    }

    private static void requireMultipart(Visit visit) {
        var headers = visit.request().headers();
        if (headers.contentType()
                .filter(type -> type.equalsTypeAndSubtype(MediaType.MULTIPART_FORM_DATA))
                .isEmpty()) {
            throw ApiProblem.of("unsupported-media-type", "ファイルを選ぶ用紙から送ってください。");
        }
        if (headers.contentLength().orElse(0) > FileParts.LIMIT + HEADS) {
            throw ApiProblem.of("body-too-large", "ファイルが大きすぎます。");
        }
    }

    /** The file, also kept in {@code copy} up to a limit; whatever it is sent to refuses one that is larger. */
    public Flux<DataBuffer> copiedTo(ByteArrayOutputStream copy, int limit) {
        return content.doOnNext(piece -> {
            if (copy.size() + piece.readableByteCount() <= limit) {
                byte[] bytes = new byte[piece.readableByteCount()];
                piece.toByteBuffer(ByteBuffer.wrap(bytes));
                copy.writeBytes(bytes);
            }
        });
    }

    /** 400: no file was chosen. */
    public static ApiProblem noFile() {
        return ApiProblem.invalid(List.of(new FieldError("/file", "REQUIRED", "ファイルを選んでください。")));
    }

    private static ApiProblem longName(String name) {
        return ApiProblem.invalid(List.of(new FieldError(
                "/file",
                "TOO_LONG",
                "ファイルの名前は%d文字までです（今は%d文字）。短い名前に変えてから、選び直してください。".formatted(MOST_NAME, name.length()))));
    }

    /** The parts of one form, in order. */
    private static final class Parts<T> {

        private final Visit visit;
        private final BiFunction<Visit, Upload, Mono<T>> take;
        private final Map<String, List<String>> fields = new LinkedHashMap<>();

        Parts(Visit visit, BiFunction<Visit, Upload, Mono<T>> take) {
            this.visit = visit;
            this.take = take;
        }

        /** What became of the file is told when the whole form was read. */
        Publisher<Signal<T>> on(Signal<? extends PartEvent> first, Flux<PartEvent> events) {
            return switch (first.get()) {
                case FormPartEvent field -> {
                    fields.computeIfAbsent(field.name(), _ -> new ArrayList<>()).add(field.value());
                    yield Mono.empty();
                }
                case FilePartEvent file ->
                    file(file, events.map(PartEvent::content)).materialize();
                case PartEvent _ -> released(events.map(PartEvent::content)).then(Mono.empty());
                case null -> events.then(Mono.empty());
            };
        }

        private Mono<T> file(FilePartEvent file, Flux<DataBuffer> content) {
            Visit sent = visit.with(new Form(fields));
            if (!sent.isOwnForm()) {
                return released(content).then(Mono.error(sent::foreign));
            }
            String name = name(file);
            return name.length() > MOST_NAME
                    ? released(content).then(Mono.error(() -> longName(name)))
                    : take.apply(sent, new Upload(name, content));
        }

        private static String name(FilePartEvent file) {
            @Nullable String name = file.headers().getContentDisposition().getFilename();
            return name == null ? "" : name;
        }

        private static Mono<Void> released(Flux<DataBuffer> content) {
            return content.doOnNext(DataBufferUtils::release).then();
        }
    }
}
