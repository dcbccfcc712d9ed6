package jp.csirt.incident.api.docs;

import java.nio.charset.StandardCharsets;
import java.util.List;
import jp.csirt.incident.api.web.Route;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** The page on which the contract is read; no key is needed. */
public final class DocsRoutes {

    private static final MediaType PAGE = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private final ContractPage page;
    private final OperationNames names;

    public DocsRoutes(byte[] contract) {
        Node read = Node.read(contract);
        this.page = ContractPage.of(read);
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
        return ServerResponse.ok()
                .contentType(PAGE)
                .header("Content-Security-Policy", page.policy())
                .bodyValue(page.html());
    }
}
