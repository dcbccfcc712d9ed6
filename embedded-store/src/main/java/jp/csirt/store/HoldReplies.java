package jp.csirt.store;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;

/**
 * Holds back the reply to a command until what the command changed is on disk, without blocking the thread that serves
 * the connection. If it cannot be made durable the connection is closed instead: the client learns nothing false.
 */
final class HoldReplies extends ChannelOutboundHandlerAdapter {

    private final GroupCommit commits;
    private boolean holding; // only the connection's own thread touches it

    private HoldReplies(GroupCommit commits) {
        this.commits = commits;
    }

    /** Holds the next reply on the channel; to be called on the thread that will write it. */
    static void holdNext(Channel channel, GroupCommit commits) {
        ChannelPipeline pipeline = channel.pipeline();
        HoldReplies handler = pipeline.get(HoldReplies.class);
        if (handler == null) {
            handler = new HoldReplies(commits);
            pipeline.addLast(handler); // replies are written from the end of the pipeline
        }
        handler.holding = true;
    }

    @Override
    public void write(ChannelHandlerContext context, Object reply, ChannelPromise promise) {
        if (!holding) {
            var _ = context.write(reply, promise);
            return;
        }
        holding = false;
        commits.whenDurable(reached -> {
            if (reached) {
                var _ = context.writeAndFlush(reply, promise);
            } else {
                var _ = context.close();
            }
        });
    }
}
