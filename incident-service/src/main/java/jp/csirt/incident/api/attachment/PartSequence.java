package jp.csirt.incident.api.attachment;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import jp.csirt.incident.api.attachment.Intake.TakenIn;
import jp.csirt.incident.api.problem.ApiProblem;
import jp.csirt.incident.api.problem.FieldError;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.ContentDisposition;
import org.springframework.http.codec.multipart.FilePartEvent;
import org.springframework.http.codec.multipart.FormPartEvent;
import org.springframework.http.codec.multipart.PartEvent;
import reactor.core.publisher.Mono;

/** The parts of one request, one after the other. What is wrong is kept for the end, so that the body is read in any case. */
final class PartSequence {

    private static final String FILE = "file";
    private static final String OCCURRED_AT = "occurredAt";

    private final Function<String, Mono<Intake>> begin;
    private final List<FieldError> errors = new ArrayList<>();
    private @Nullable Throwable failure;
    private @Nullable Intake intake;
    private @Nullable TakenIn file;
    private @Nullable String name;
    private @Nullable String occurredAt;
    private boolean inFile;
    private long size;

    PartSequence(Function<String, Mono<Intake>> begin) {
        this.begin = begin;
    }

    /** Takes the next event in. Errors: 413 when far too much comes. */
    Mono<Void> on(PartEvent event) {
        byte[] bytes = bytes(event.content());
        size += bytes.length;
        if (size > FileParts.LIMIT + FileParts.READ_ON) {
            return Mono.error(FileParts.tooLarge());
        }
        if (inFile) {
            return ofFile(event, bytes);
        }
        ContentDisposition disposition = disposition(event);
        String part = disposition == null ? null : disposition.getName();
        if (event instanceof FilePartEvent && FILE.equals(part) && name == null) {
            name = bare(String.valueOf(disposition == null ? null : disposition.getFilename()));
            inFile = true;
            return kept(begin.apply(name).doOnNext(begun -> intake = begun).then())
                    .then(Mono.defer(() -> ofFile(event, bytes)));
        }
        if (event instanceof FormPartEvent field && OCCURRED_AT.equals(part) && occurredAt == null) {
            occurredAt = field.value();
        } else if (event.isLast()) {
            refuse(part);
        }
        return Mono.empty();
    }

    /** The body is no multipart body. */
    void malformed() {
        errors.add(new FieldError("", "WRONG_FORM", "multipart/form-data として読めません。終わりの境界まで送ってください。"));
    }

    /** What came in. Errors: what was wrong with it. */
    Mono<Received> received() {
        if (size > FileParts.LIMIT) {
            return Mono.error(FileParts.tooLarge());
        }
        if (errors.isEmpty() && name == null) {
            errors.add(new FieldError("/" + FILE, "REQUIRED", "part 名 file で、ファイル名のあるファイルを一つ送ってください。"));
        }
        if (!errors.isEmpty()) {
            return Mono.error(ApiProblem.invalid(errors));
        }
        return failure != null || name == null || file == null
                ? Mono.error(failure == null ? new IllegalStateException("a file without an end") : failure)
                : Mono.just(new Received(name, occurredAt, file));
    }

    private Mono<Void> ofFile(PartEvent event, byte[] bytes) {
        inFile = !event.isLast();
        Intake open = intake;
        if (open == null || failure != null || size > FileParts.LIMIT) {
            return Mono.empty();
        }
        Mono<Void> written = open.write(ByteBuffer.wrap(bytes));
        return kept(
                event.isLast()
                        ? written.then(Mono.defer(open::finish))
                                .doOnNext(whole -> file = whole)
                                .then()
                        : written);
    }

    private Mono<Void> kept(Mono<Void> step) {
        return step.onErrorResume(fault -> {
            failure = fault;
            return Mono.empty();
        });
    }

    private void refuse(@Nullable String part) {
        boolean known = FILE.equals(part) || OCCURRED_AT.equals(part);
        String pointer = part == null ? "" : "/" + part.replace("~", "~0").replace("/", "~1");
        errors.add(
                known
                        ? new FieldError(pointer, "WRONG_FORM", "file はファイル名のあるファイルとして、occurredAt は文字列として、一度だけ送ってください。")
                        : new FieldError(pointer, "UNKNOWN_FIELD", "知らない項目です。名前を確かめてください。"));
    }

    private static @Nullable ContentDisposition disposition(PartEvent event) {
        try {
            return event.headers().getContentDisposition();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static byte[] bytes(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }

    /** Some clients send the whole path. */
    private static String bare(String filename) {
        return filename.substring(Math.max(filename.lastIndexOf('/'), filename.lastIndexOf('\\')) + 1);
    }
}
