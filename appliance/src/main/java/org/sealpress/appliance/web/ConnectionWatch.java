package org.sealpress.appliance.web;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at what one connection carries before it is understood: ends it when it is not well formed
 * (see {@link RequestShape}), or when a request is not all here in time, however slowly it drips.
 */
final class ConnectionWatch extends ChannelInboundHandlerAdapter {
  private static final Logger LOG = LoggerFactory.getLogger(ConnectionWatch.class);

  private final Duration limit;
  private final RequestShape shape = new RequestShape();
  private @Nullable ScheduledFuture<?> deadline;
  private boolean over;

  ConnectionWatch(Duration limit) {
    this.limit = limit;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
    if (over) {
      ReferenceCountUtil.release(message);
      return;
    }
    if (message instanceof ByteBuf bytes) {
      for (int i = bytes.readerIndex(); i < bytes.writerIndex(); i++) {
        Optional<String> wrong = shape.next(bytes.getByte(i) & 0xFF);
        if (wrong.isPresent()) {
          bytes.release();
          end(context, "400 Bad Request", wrong.get());
          return;
        }
      }
      watch(context);
    }
    super.channelRead(context, message);
  }

  private void watch(ChannelHandlerContext context) {
    if (shape.isBetween()) {
      stop();
    } else if (deadline == null) {
      deadline =
          context
              .executor()
              .schedule(
                  () -> end(context, "408 Request Timeout", "it took too long"),
                  limit.toMillis(),
                  TimeUnit.MILLISECONDS);
    }
  }

  private void stop() {
    if (deadline != null) {
      deadline.cancel(false);
      deadline = null;
    }
  }

  private void end(ChannelHandlerContext context, String status, String why) {
    if (over) {
      return;
    }
    over = true;
    stop();
    LOG.debug("{} sent no request that is taken: {}", context.channel().remoteAddress(), why);
    byte[] body = ("{\"error\": \"" + why + "\"}\n").getBytes(StandardCharsets.UTF_8);
    String head =
        "HTTP/1.1 %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n"
                .formatted(status, body.length)
            + "X-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n";
    context
        .writeAndFlush(Unpooled.wrappedBuffer(head.getBytes(StandardCharsets.US_ASCII), body))
        .addListener(ChannelFutureListener.CLOSE);
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) throws Exception {
    stop();
    super.channelInactive(context);
  }
}
