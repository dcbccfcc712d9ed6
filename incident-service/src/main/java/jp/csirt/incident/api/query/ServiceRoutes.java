package jp.csirt.incident.api.query;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import jp.csirt.incident.api.web.Call;
import jp.csirt.incident.api.web.Route;
import jp.csirt.incident.domain.access.Caller;
import jp.csirt.incident.domain.access.Permission;
import jp.csirt.incident.domain.access.Post;
import jp.csirt.incident.domain.access.Role;
import jp.csirt.incident.domain.access.Scope;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** The caller's own session, the head of the record, and the contract itself. */
public final class ServiceRoutes {

    private final Positions positions;
    private final byte[] contract;
    private final String contractTag;

    /**
     * The routes of the service itself.
     *
     * @param contract the OpenAPI file, served byte for byte
     */
    public ServiceRoutes(Positions positions, byte[] contract) {
        this.positions = positions;
        this.contract = contract.clone();
        this.contractTag = tag(contract);
    }

    /** The routes. */
    public List<Route> routes() {
        return List.of(
                Route.get("/v1/session", call -> Replies.json(call, Session.of(call.caller()))),
                Route.get("/v1/integrity/head", this::head),
                Route.openGet("/v1/openapi.yaml", this::contract));
    }

    private Mono<ServerResponse> contract(ServerRequest request) {
        return request.checkNotModified(contractTag)
                .switchIfEmpty(Mono.defer(() -> ServerResponse.ok()
                        .eTag(contractTag)
                        .contentType(MediaType.parseMediaType("application/yaml"))
                        .bodyValue(contract)));
    }

    private static String tag(byte[] contract) {
        try {
            return "\""
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(contract)) + "\"";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private Mono<ServerResponse> head(Call call) {
        call.permitted(Permission.READ_INTEGRITY);
        return positions.head().flatMap(head -> Replies.json(call, head));
    }

    /** Who calls. */
    private record Session(UUID personId, List<Role> roles, List<String> posts, List<String> scopes) {

        static Session of(Caller caller) {
            return new Session(
                    caller.personId(),
                    caller.posts().stream().map(Post::role).distinct().toList(),
                    caller.posts().stream().map(Post::code).toList(),
                    caller.scopes().stream().map(Scope::code).sorted().toList());
        }
    }
}
