package jp.csirt.gate;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import java.util.function.BiFunction;
import org.springframework.http.MediaType;

/**
 * 崩れた要求: what the server itself refuses because it is no HTTP, or too long, before any filter sees it, gets the form and
 * the headers of every other refusal.
 */
@Sharable
public final class BrokenRequests extends ChannelOutboundHandlerAdapter {

    private final BiFunction<String, String, Refused> refusing;

    /**
     * The handler.
     *
     * @param refusing makes the service's own refusal of a problem's slug and what it says
     */
    public BrokenRequests(BiFunction<String, String, Refused> refusing) {
        this.refusing = refusing;
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) throws Exception {
        if (message instanceof FullHttpResponse answer && isBare(answer)) {
            int status = answer.status().code();
            ReferenceCountUtil.release(answer);
            super.write(context, refusal(status), promise);
        } else {
            super.write(context, message, promise);
        }
    }

    private static boolean isBare(FullHttpResponse answer) {
        return answer.status().code() >= 400 && !answer.headers().contains("X-Content-Type-Options");
    }

    private FullHttpResponse refusal(int status) {
        Refused refused = refused(status);
        var answer = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1,
                HttpResponseStatus.valueOf(refused.status()),
                Unpooled.copiedBuffer(refused.json(), StandardCharsets.UTF_8));
        SecurityHeaders.STRICTEST.forEach(answer.headers()::set);
        answer.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, MediaType.APPLICATION_PROBLEM_JSON_VALUE)
                .setInt(HttpHeaderNames.CONTENT_LENGTH, answer.content().readableBytes())
                .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        return answer;
    }

    private Refused refused(int status) {
        return switch (status) {
            case 414 -> refusing.apply("uri-too-long", "URLが長すぎます。短くして送り直してください。");
            case 431 -> refusing.apply("headers-too-large", "ヘッダーが大きすぎます。減らして送り直してください。");
            default -> refusing.apply("malformed-request", "HTTPの要求として読めません。要求の行とヘッダーの形を直してください。");
        };
    }
}
