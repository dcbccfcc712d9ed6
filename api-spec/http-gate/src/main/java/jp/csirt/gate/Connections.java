package jp.csirt.gate;

import java.time.Duration;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServer;

/**
 * 接続: how long a connection is waited for, and in which form broken requests are refused.
 *
 * @param headWithin until the head of the next request is there
 * @param bodyWithin from then until its body is
 */
public record Connections(Duration headWithin, Duration bodyWithin, BrokenRequests broken)
        implements NettyServerCustomizer {

    @Override
    public HttpServer apply(HttpServer server) {
        return server.requestTimeout(bodyWithin)
                .doOnChannelInit((observer, channel, remote) -> channel.pipeline()
                        .addAfter(NettyPipeline.HttpCodec, "csirt.head", new HeadDeadline(headWithin))
                        .addAfter(NettyPipeline.HttpCodec, "csirt.broken", broken));
    }
}
