package jp.csirt.incident.api.gate;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.LongSupplier;
import jp.csirt.incident.api.problem.ApiProblem;
import jp.csirt.incident.api.security.KeyAuthentication;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * 回数の制限: so many requests a minute for each key, and for each address from which nobody known calls, before anything is
 * looked up. A stream counts once, when it is opened. Each node counts for itself.
 */
public final class RateLimit implements WebFilter {

    /** Keys, and addresses, that are counted at the same time. */
    private static final int MOST = 10_000;

    private final RecognisedKeys recognised;
    private final TokenBuckets keys;
    private final TokenBuckets addresses;

    /**
     * The filter.
     *
     * @param perMinute requests; 0 = no limit
     */
    public RateLimit(RecognisedKeys recognised, int perMinute, LongSupplier nanos) {
        this.recognised = recognised;
        this.keys = new TokenBuckets(perMinute, MOST, nanos);
        this.addresses = new TokenBuckets(perMinute, MOST, nanos);
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        long wait = take(exchange);
        return wait == 0 ? chain.filter(exchange) : Mono.error(tooMany(wait));
    }

    private long take(ServerWebExchange exchange) {
        String key = KeyAuthentication.key(exchange.getRequest().getHeaders());
        String holder = key == null ? null : recognised.holder(key);
        return holder == null ? addresses.take(network(exchange.getRequest().getRemoteAddress())) : keys.take(holder);
    }

    /** The address; of IPv6 the half that a subscriber is given, for the other half is the subscriber's to choose. */
    private static String network(@Nullable InetSocketAddress remote) {
        InetAddress address = remote == null ? null : remote.getAddress();
        if (address == null) {
            return "";
        }
        byte[] bytes = address.getAddress();
        return HexFormat.of().formatHex(bytes.length == 16 ? Arrays.copyOf(bytes, 8) : bytes);
    }

    private static ApiProblem tooMany(long seconds) {
        return ApiProblem.withHeader(
                "too-many-requests",
                "1分間に許された回数を超えました。%d秒待ってから送り直してください。".formatted(seconds),
                HttpHeaders.RETRY_AFTER,
                Long.toString(seconds));
    }
}
