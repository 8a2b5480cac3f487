package dev.orderlog.eventlog.relay;

import dev.orderlog.embedded.ChildJvm;
import dev.orderlog.embedded.JvmLaunch;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A relay in a process of its own, to be killed or frozen; prints each state it comes to. */
final class RelayProcess {

    private static final long LOOK_MS = 5;

    private static final String STATE = "state ";

    private RelayProcess() {}

    static String lastState(ChildJvm relay) throws IOException {
        return Files.readAllLines(relay.logFile()).stream()
                .filter(line -> line.startsWith(STATE))
                .reduce("", (_, last) -> last)
                .replace(STATE, "");
    }

    static ChildJvm start(RelayRig rig, Path directory) {
        return ChildJvm.start(
                JvmLaunch.ofMain("relay", directory, RelayProcess.class)
                        .withArguments(rig.bootstrapServers, rig.topic, rig.jdbcUrl, rig.slot));
    }

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
        var parked = new CountDownLatch(1);
        try (var relay = Relay.start(settings, new SimpleMeterRegistry())) {
            var last = "";
            do {
                var state = relay.state().getClass().getSimpleName();
                if (!state.equals(last)) {
                    System.out.println(STATE + state);
                    last = state;
                }
            } while (!parked.await(LOOK_MS, TimeUnit.MILLISECONDS));
        }
    }
}
