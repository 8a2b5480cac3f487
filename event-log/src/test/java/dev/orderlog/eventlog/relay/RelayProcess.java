package dev.orderlog.eventlog.relay;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/** A relay in a process of its own, to be killed. */
final class RelayProcess {

    private RelayProcess() {}

    public static void main(String[] arguments) throws InterruptedException {
        var settings =
                new RelaySettings(
                        RelayRig.SOURCE,
                        arguments[2],
                        RelayRig.USER,
                        RelayRig.PASSWORD,
                        arguments[3],
                        "event_log",
                        Set.of(arguments[1]),
                        Map.of("bootstrap.servers", arguments[0]),
                        RelayRig.IMPATIENT);
        try (var relay = Relay.start(settings, new SimpleMeterRegistry())) {
            new CountDownLatch(1).await();
        }
    }
}
