package dev.orderlog.system.journey;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Takes traces as OTLP over HTTP, and keeps them. */
sealed interface Receiver extends AutoCloseable permits ElasticReceiver, PlainReceiver {

    String MISSING =
            "NOT TESTED: that a receiver which is not ours understands the traces. They were"
                + " decoded with OpenTelemetry's own classes instead. With Node: npm ci --prefix"
                + " dev/system-tests/otlp";

    /**
     * One that is not ours where it is installed, and else, loudly, our own; fails instead with {@code
     * -Dorderlog.otlp-receiver=required}.
     */
    static Receiver start(Path home) throws IOException {
        if (ElasticReceiver.isInstalled()) {
            return new ElasticReceiver(home);
        }
        if ("required".equals(System.getProperty("orderlog.otlp-receiver"))) {
            throw new AssertionError(MISSING);
        }
        System.err.println("\n" + "!".repeat(80) + "\n" + MISSING + "\n" + "!".repeat(80) + "\n");
        return new PlainReceiver();
    }

    /** Where spans are sent to, as OpenTelemetry's settings name it. */
    String endpoint();

    /** The spans of a trace so far. */
    List<ReceivedSpan> spans(String trace) throws IOException;

    @Override
    void close();

    /** What a process is started with whose traces are to be sent here, and soon. */
    default Map<String, String> environment() {
        return Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", endpoint(), "OTEL_BSP_SCHEDULE_DELAY", "200");
    }
}
