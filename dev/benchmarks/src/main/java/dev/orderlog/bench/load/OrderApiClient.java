package dev.orderlog.bench.load;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpVersion;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A fixed number of connections to order-api, each with one request at a time, on one thread: as little load of its own as can be. */
final class OrderApiClient implements AutoCloseable {

    private static final int ANSWER_BYTES_MAX = 64 * 1024;
    private static final int STATUS_ACCEPTED = 202;

    private final URI orderApi;
    private final Answers answers;
    private final MultiThreadIoEventLoopGroup loop =
            new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final BlockingQueue<Channel> idle = new LinkedBlockingQueue<>();
    private final AtomicInteger underWay = new AtomicInteger();

    interface Answers {
        /** @param dueNanos when the request ought to have been sent */
        void accepted(String orderId, long dueNanos, long answeredNanos);

        void refused(int status, String body);

        void lost(String reason);
    }

    OrderApiClient(URI orderApi, int connections, Answers answers) throws InterruptedException {
        this.orderApi = orderApi;
        this.answers = answers;
        for (int connection = 0; connection < connections; connection++) {
            idle.add(connect());
        }
    }

    /** Waits for an idle connection, and sends. */
    void place(byte[] body, long dueNanos) throws InterruptedException {
        var channel = idle.take();
        var request =
                new DefaultFullHttpRequest(
                        HttpVersion.HTTP_1_1,
                        HttpMethod.POST,
                        "/orders",
                        Unpooled.wrappedBuffer(body));
        request.headers()
                .set(HttpHeaderNames.HOST, orderApi.getAuthority())
                .set(HttpHeaderNames.CONTENT_TYPE, HttpHeaderValues.APPLICATION_JSON)
                .setInt(HttpHeaderNames.CONTENT_LENGTH, body.length);
        underWay.incrementAndGet();
        channel.pipeline().get(Exchange.class).dueNanos = dueNanos;
        channel.writeAndFlush(request, channel.voidPromise());
    }

    /** Requests that are not answered yet. */
    int underWay() {
        return underWay.get();
    }

    @Override
    public void close() {
        loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }

    private Channel connect() throws InterruptedException {
        return new Bootstrap()
                .group(loop)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .handler(
                        new ChannelInitializer<SocketChannel>() {
                            @Override
                            protected void initChannel(SocketChannel channel) {
                                channel.pipeline()
                                        .addLast(new HttpClientCodec())
                                        .addLast(new HttpObjectAggregator(ANSWER_BYTES_MAX))
                                        .addLast(new Exchange());
                            }
                        })
                .connect(orderApi.getHost(), orderApi.getPort())
                .sync()
                .channel();
    }

    private final class Exchange extends SimpleChannelInboundHandler<FullHttpResponse> {

        private volatile long dueNanos;

        @Override
        protected void channelRead0(ChannelHandlerContext context, FullHttpResponse answer) {
            long now = System.nanoTime();
            int status = answer.status().code();
            var location = answer.headers().get(HttpHeaderNames.LOCATION);
            underWay.decrementAndGet();
            if (status == STATUS_ACCEPTED && location != null) {
                answers.accepted(location.substring(location.lastIndexOf('/') + 1), dueNanos, now);
            } else {
                answers.refused(
                        status, answer.content().toString(java.nio.charset.StandardCharsets.UTF_8));
            }
            idle.add(context.channel());
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, @Nullable Throwable cause) {
            underWay.decrementAndGet();
            answers.lost(String.valueOf(cause));
            context.close();
        }
    }
}
