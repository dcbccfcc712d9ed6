package jp.csirt.gate;

import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServer;

/**
 * 接続: how long a connection is waited for, in which form broken requests are refused, and what says who sent a request that
 * came by a proxy.
 */
public record Connections(Slowness slowness, BrokenRequests broken) implements NettyServerCustomizer {

    @Override
    public HttpServer apply(HttpServer server) {
        return believed(server)
                .requestTimeout(slowness.bodyWithin())
                .doOnChannelInit((observer, channel, remote) -> channel.pipeline()
                        .addAfter(NettyPipeline.HttpCodec, "csirt.head", new HeadDeadline(slowness.headWithin()))
                        .addAfter(NettyPipeline.HttpCodec, "csirt.broken", broken));
    }

    /** Where a proxy is believed, {@code X-Forwarded-*} alone: it passes {@code Forwarded} on as anybody sent it. */
    private static HttpServer believed(HttpServer server) {
        return server.configuration().isForwarded() ? server.forwarded(false, false) : server;
    }
}
