package dev.orderlog.eventlog.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderlog.eventlog.trace.Traces;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Map;
import java.util.Set;

class PublisherTest {

    private static final RelaySettings NOWHERE =
            new RelaySettings(
                    "/letters",
                    "jdbc:postgresql://127.0.0.1/none",
                    "nobody",
                    "",
                    "letters",
                    "event_log",
                    Set.of("letters"),
                    Map.of("bootstrap.servers", "127.0.0.1:1"),
                    RelayLimits.DEFAULTS);

    private final Publisher publisher = new Publisher(NOWHERE, Traces.OFF);

    @AfterEach
    void forgetTheInterrupt() {
        Thread.interrupted();
    }

    @Test
    void a_relay_that_is_interrupted_while_it_drops_what_is_in_flight_can_end_in_order() {
        Thread.currentThread().interrupt();

        publisher.close(Duration.ZERO);

        assertThat(Thread.currentThread().isInterrupted()).isTrue();
    }
}
