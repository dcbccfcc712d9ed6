package jp.csirt.incident.api.console.frame;

import java.util.List;
import org.springframework.http.codec.HttpMessageWriter;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.reactive.result.view.ViewResolver;

/** What is needed to write an answer. */
record Writers(List<HttpMessageWriter<?>> messageWriters) implements ServerResponse.Context {

    @Override
    public List<ViewResolver> viewResolvers() {
        return List.of();
    }
}
