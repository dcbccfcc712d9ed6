package jp.csirt.gate;

import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServer;

/** 接続: how long a connection is waited for, and in which form broken requests are refused. */
public record Connections(Slowness slowness, BrokenRequests broken) implements NettyServerCustomizer {

    @Override
    public HttpServer apply(HttpServer server) {
        return server.requestTimeout(slowness.bodyWithin())
                .doOnChannelInit((observer, channel, remote) -> channel.pipeline()
                        .addAfter(NettyPipeline.HttpCodec, "csirt.head", new HeadDeadline(slowness.headWithin()))
                        .addAfter(NettyPipeline.HttpCodec, "csirt.broken", broken));
    }
}
