package dev.orderlog.eventlog.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;

class AskHealthTest {

    private HttpServer service;
    private int status = 200;

    @BeforeEach
    void start() throws IOException {
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
        service.createContext(
                "/health/readiness",
                exchange -> {
                    exchange.sendResponseHeaders(status, -1);
                    exchange.close();
                });
        service.start();
    }

    @AfterEach
    void stop() {
        service.stop(0);
    }

    @Test
    void ready_not_ready_and_not_there_are_told_apart_from_each_other() {
        assertThat(ask()).isZero();

        status = 503;
        assertThat(ask()).isEqualTo(1);

        service.stop(0);
        assertThat(ask()).isEqualTo(1);
    }

    private int ask() {
        var port = Integer.toString(service.getAddress().getPort());
        return AskHealth.run(Map.of(AskHealth.PORT_VARIABLE, port));
    }
}
