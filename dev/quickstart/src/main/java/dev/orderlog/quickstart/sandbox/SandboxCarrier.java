package dev.orderlog.quickstart.sandbox;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

/**
 * A carrier to test against; {@link CarrierService} lists what it can be told to do.
 *
 * <pre>
 * PUT  /v1/labels/{key}           200, 201 created | 422 refused, or the key was used otherwise
 * POST /v1/labels/{labelId}/void  200 voided | 404 | 409 refused; the key stands in Idempotency-Key
 * GET  /v1/ledger                 every settled key with its attempts
 * GET  /health
 * </pre>
 */
public final class SandboxCarrier implements AutoCloseable {
    private final Ledger<LabelEntry> ledger;
    private final SandboxServer server;

    private SandboxCarrier(Ledger<LabelEntry> ledger, SandboxServer server) {
        this.ledger = ledger;
        this.server = server;
    }

    /** {@code port} 0 takes any free port. The ledger is {@code dataDir/carrier-ledger.jsonl}. */
    public static SandboxCarrier start(String host, int port, Path dataDir) {
        return start(host, port, dataDir, SandboxProvider.LATE_ANSWER);
    }

    static SandboxCarrier start(String host, int port, Path dataDir, Duration lateAnswer) {
        var ledger = Ledger.open(dataDir.resolve("carrier-ledger.jsonl"), LabelEntry.class);
        try {
            return new SandboxCarrier(ledger, serve(host, port, ledger, lateAnswer));
        } catch (RuntimeException e) {
            ledger.close();
            throw e;
        }
    }

    private static SandboxServer serve(
            String host, int port, Ledger<LabelEntry> ledger, Duration lateAnswer) {
        var clock = Clock.systemUTC();
        var pauses = new Pauses();
        var labels = new LabelDesk(ledger, clock, pauses, lateAnswer);
        var voids = new VoidDesk(ledger, clock);
        return SandboxServer.start(
                host,
                port,
                pauses,
                new Route(
                        "PUT",
                        "/v1/labels/{key}",
                        request ->
                                labels.create(
                                        request.path("key"), request.bodyAs(LabelRequest.class))),
                new Route(
                        "POST",
                        "/v1/labels/{labelId}/void",
                        request -> voids.voidLabel(request.path("labelId"), request.mustKey())),
                new Route(
                        "GET", "/v1/ledger", _ -> Reply.of(200, ledger.list(LabelEntry::listed))));
    }

    public URI uri() {
        return server.uri();
    }

    @Override
    public void close() {
        server.close();
        ledger.close();
    }

    /** {@code SandboxCarrier HOST PORT DATA_DIR}: runs until the process is ended. */
    public static void main(String[] arguments) {
        OwnProcess.run("sandbox carrier", arguments, SandboxCarrier::start, SandboxCarrier::uri);
    }
}
