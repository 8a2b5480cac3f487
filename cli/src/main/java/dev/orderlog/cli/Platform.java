package dev.orderlog.cli;

import dev.orderlog.cli.http.ServiceClient;
import dev.orderlog.cli.print.Durations;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Where the platform's services are: on neighbouring ports of this machine, unless an address says otherwise. */
public final class Platform {
    private static final int PORT_BASE_DEFAULT = 8080;
    private static final int PAYMENT = 1;
    private static final int INVENTORY = 2;
    private static final int SHIPPING = 3;
    private static final int PROJECTIONS = 4;
    private static final int PROVIDER = 5;

    @Option(
            names = "--port-base",
            paramLabel = "N",
            scope = ScopeType.INHERIT,
            defaultValue = "${env:ORDERLOG_PORT_BASE:-8080}",
            description =
                    "First port of the platform on this machine. Default: $ORDERLOG_PORT_BASE, else"
                            + " 8080.")
    int portBase;

    @Option(
            names = "--order-api",
            paramLabel = "URL",
            scope = ScopeType.INHERIT,
            defaultValue = "${env:ORDERLOG_ORDER_API}",
            description = "Address of order-api, when elsewhere. Default: $$ORDERLOG_ORDER_API.")
    @Nullable URI orderApi;

    @Option(
            names = "--payment",
            paramLabel = "URL",
            scope = ScopeType.INHERIT,
            defaultValue = "${env:ORDERLOG_PAYMENT}",
            description =
                    "Address of payment-service, when elsewhere. Default: $$ORDERLOG_PAYMENT.")
    @Nullable URI payment;

    @Option(
            names = "--inventory",
            paramLabel = "URL",
            scope = ScopeType.INHERIT,
            defaultValue = "${env:ORDERLOG_INVENTORY}",
            description =
                    "Address of inventory-service, when elsewhere. Default: $$ORDERLOG_INVENTORY.")
    @Nullable URI inventory;

    @Option(
            names = "--shipping",
            paramLabel = "URL",
            scope = ScopeType.INHERIT,
            defaultValue = "${env:ORDERLOG_SHIPPING}",
            description =
                    "Address of shipping-service, when elsewhere. Default: $$ORDERLOG_SHIPPING.")
    @Nullable URI shipping;

    @Option(
            names = "--projections",
            paramLabel = "URL",
            scope = ScopeType.INHERIT,
            defaultValue = "${env:ORDERLOG_PROJECTIONS}",
            description =
                    "Address of projections, when elsewhere. Default: $$ORDERLOG_PROJECTIONS.")
    @Nullable URI projections;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            scope = ScopeType.INHERIT,
            converter = Durations.class,
            defaultValue = "10s",
            description = "How long to wait for an answer. Default: ${DEFAULT-VALUE}.")
    Duration timeout;

    private @Nullable HttpClient http;

    /** What says on a command line where this platform is; empty for the default. */
    String portOption() {
        return portBase == PORT_BASE_DEFAULT ? "" : " --port-base " + portBase;
    }

    public int portBase() {
        return portBase;
    }

    public Duration timeout() {
        return timeout;
    }

    public ServiceClient orderApi() {
        return client("order-api", orderApi, 0);
    }

    public ServiceClient payment() {
        return client("payment-service", payment, PAYMENT);
    }

    public ServiceClient inventory() {
        return client("inventory-service", inventory, INVENTORY);
    }

    public ServiceClient shipping() {
        return client("shipping-service", shipping, SHIPPING);
    }

    public ServiceClient projections() {
        return client("projections", projections, PROJECTIONS);
    }

    /** @param elsewhere null for the sandbox of this machine's platform */
    public ServiceClient provider(@Nullable URI elsewhere) {
        return client("The payment provider", elsewhere, PROVIDER);
    }

    /** Every service that appends events, in the order of their ports. */
    public List<ServiceClient> services() {
        return List.of(orderApi(), payment(), inventory(), shipping());
    }

    private HttpClient http() {
        if (http == null) {
            http = HttpClient.newBuilder().connectTimeout(timeout).build();
        }
        return http;
    }

    private ServiceClient client(String service, @Nullable URI elsewhere, int offset) {
        var uri =
                Optional.ofNullable(elsewhere)
                        .orElseGet(() -> URI.create("http://127.0.0.1:" + (portBase + offset)));
        return new ServiceClient(service, uri, http(), timeout);
    }
}
