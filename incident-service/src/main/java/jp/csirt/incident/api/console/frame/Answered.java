package jp.csirt.incident.api.console.frame;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.core.ResolvableType;
import org.springframework.http.MediaType;
import org.springframework.http.ReactiveHttpOutputMessage;
import org.springframework.http.codec.HttpMessageWriter;
import reactor.core.publisher.Mono;

/** Takes what an endpoint answers as it is, in the place of whoever would write it. */
final class Answered implements HttpMessageWriter<Object> {

    private @Nullable Object body;

    /** The answer. */
    <T> T as(Class<T> type) {
        return Objects.requireNonNull(type.cast(body), "an endpoint answers with something");
    }

    @Override
    public List<MediaType> getWritableMediaTypes() {
        return List.of(MediaType.ALL);
    }

    @Override
    public boolean canWrite(ResolvableType type, @Nullable MediaType mediaType) {
        return true;
    }

    @Override
    public Mono<Void> write(
            Publisher<? extends Object> answer,
            ResolvableType type,
            @Nullable MediaType mediaType,
            ReactiveHttpOutputMessage message,
            Map<String, Object> hints) {
        return Mono.from(answer).doOnNext(value -> body = value).then();
    }
}
