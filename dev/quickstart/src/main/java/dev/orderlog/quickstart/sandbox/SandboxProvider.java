package dev.orderlog.quickstart.sandbox;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

/**
 * A payment provider to test against; {@link PaymentToken} lists what it can be told to do.
 *
 * <pre>
 * PUT  /v1/charges/{key}               200, 201 approved | 402 declined | 409 cancelled | 422 key used otherwise
 * POST /v1/charges/{key}/cancellation  200 not_charged | charged
 * PUT  /v1/refunds/{key}               200, 201 refunded | 409 not charged | 422 more than was charged
 * GET  /v1/ledger                      every settled key with its attempts
 * GET  /health
 * </pre>
 */
public final class SandboxProvider implements AutoCloseable {
    static final Duration LATE_ANSWER = Duration.ofSeconds(30);

    private final Ledger<ProviderEntry> ledger;
    private final SandboxServer server;

    private SandboxProvider(Ledger<ProviderEntry> ledger, SandboxServer server) {
        this.ledger = ledger;
        this.server = server;
    }

    /** {@code port} 0 takes any free port. The ledger is {@code dataDir/provider-ledger.jsonl}. */
    public static SandboxProvider start(String host, int port, Path dataDir) {
        return start(host, port, dataDir, LATE_ANSWER);
    }

    static SandboxProvider start(String host, int port, Path dataDir, Duration lateAnswer) {
        var ledger = Ledger.open(dataDir.resolve("provider-ledger.jsonl"), ProviderEntry.class);
        try {
            return new SandboxProvider(ledger, serve(host, port, ledger, lateAnswer));
        } catch (RuntimeException e) {
            ledger.close();
            throw e;
        }
    }

    private static SandboxServer serve(
            String host, int port, Ledger<ProviderEntry> ledger, Duration lateAnswer) {
        var clock = Clock.systemUTC();
        var pauses = new Pauses();
        var charges = new ChargeDesk(ledger, clock, pauses, lateAnswer);
        var refunds = new RefundDesk(ledger, clock);
        return SandboxServer.start(
                host,
                port,
                pauses,
                new Route(
                        "PUT",
                        "/v1/charges/{key}",
                        request ->
                                charges.charge(
                                        request.path("key"), request.bodyAs(ChargeRequest.class))),
                new Route(
                        "POST",
                        "/v1/charges/{key}/cancellation",
                        request -> charges.cancel(request.path("key"))),
                new Route(
                        "PUT",
                        "/v1/refunds/{key}",
                        request ->
                                refunds.refund(
                                        request.path("key"), request.bodyAs(RefundRequest.class))),
                new Route(
                        "GET",
                        "/v1/ledger",
                        _ -> Reply.of(200, ledger.list(ProviderEntry::listed))));
    }

    public URI uri() {
        return server.uri();
    }

    @Override
    public void close() {
        server.close();
        ledger.close();
    }

    /** {@code SandboxProvider HOST PORT DATA_DIR}: runs until the process is ended. */
    public static void main(String[] arguments) {
        OwnProcess.run("sandbox provider", arguments, SandboxProvider::start, SandboxProvider::uri);
    }
}
