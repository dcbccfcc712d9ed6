package jp.csirt.incident.api.docs;

import java.nio.charset.StandardCharsets;
import java.util.List;
import jp.csirt.incident.api.web.Route;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The page on which the contract is read, drawn for whoever asks first; no key is needed. */
public final class DocsRoutes {

    private static final MediaType PAGE = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private final Mono<ContractPage> page;
    private final OperationNames names;

    public DocsRoutes(byte[] contract) {
        Node read = Node.read(contract);
        this.page = Mono.fromSupplier(() -> ContractPage.of(read))
                .subscribeOn(Schedulers.boundedElastic())
                .cache();
        this.names = OperationNames.of(read);
    }

    /** What the operations are called. */
    public OperationNames names() {
        return names;
    }

    /** The routes. */
    public List<Route> routes() {
        return List.of(Route.openGet("/docs", _ -> page()));
    }

    private Mono<ServerResponse> page() {
        return page.flatMap(drawn -> ServerResponse.ok()
                .contentType(PAGE)
                .header("Content-Security-Policy", drawn.policy())
                .bodyValue(drawn.html()));
    }
}
