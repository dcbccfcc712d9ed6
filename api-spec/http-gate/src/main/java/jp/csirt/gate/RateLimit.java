package jp.csirt.gate;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.LongSupplier;
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

    private final KnownKeys known;
    private final TokenBuckets keys;
    private final TokenBuckets addresses;
    private final Refusing refusing;

    /**
     * The filter.
     *
     * @param perMinute requests; 0 = no limit
     * @param nanos the machine's time, which only its differences matter of
     * @param refusing makes the service's own refusal
     */
    public RateLimit(KnownKeys known, int perMinute, LongSupplier nanos, Refusing refusing) {
        this.known = known;
        this.keys = new TokenBuckets(perMinute, MOST, nanos);
        this.addresses = new TokenBuckets(perMinute, MOST, nanos);
        this.refusing = refusing;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        long wait = take(exchange);
        return wait == 0 ? chain.filter(exchange) : Mono.error(tooMany(wait));
    }

    private long take(ServerWebExchange exchange) {
        String key = KnownKeys.sent(exchange.getRequest().getHeaders());
        String holder = key == null ? null : known.holder(key);
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

    private RuntimeException tooMany(long seconds) {
        return refusing.of(
                "too-many-requests",
                "1分間に許された回数を超えました。%d秒待ってから送り直してください。".formatted(seconds),
                HttpHeaders.RETRY_AFTER,
                Long.toString(seconds));
    }

    /** 断り: a problem of that slug that says this, with one header more. */
    @FunctionalInterface
    public interface Refusing {

        /** What is thrown. */
        RuntimeException of(String slug, String detail, String header, String value);
    }
}
