package jp.csirt.incident.api.web;

import jp.csirt.incident.api.problem.ApiProblem;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import reactor.core.publisher.Flux;

/** A request whose body, where it does not come whole, ends with a refusal: that is the client's doing and no fault of ours. */
final class WholeBody extends ServerHttpRequestDecorator {

    WholeBody(ServerHttpRequest request) {
        super(request);
    }

    @Override
    public Flux<DataBuffer> getBody() {
        return super.getBody().onErrorMap(_ -> brokenOff());
    }

    /** The client went away, or sent so slowly that the connection was closed; mostly nobody is there to be answered. */
    private static ApiProblem brokenOff() {
        return ApiProblem.of("malformed-request", "本文が最後まで届きませんでした。新しい接続で送り直してください。");
    }
}
