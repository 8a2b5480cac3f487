package dev.orderlog.cli;

import dev.orderlog.cli.http.ServiceClient;
import dev.orderlog.cli.print.Durations;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Optional;

/** Where the platform's services are: on neighbouring ports of this machine, unless an address says otherwise. */
public final class Platform {
    private static final int PORT_BASE_DEFAULT = 8080;
    private static final int INVENTORY = 2;
    private static final int SHIPPING = 3;

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

    public ServiceClient orderApi() {
        return client("order-api", orderApi, 0);
    }

    public ServiceClient inventory() {
        return client("inventory-service", inventory, INVENTORY);
    }

    public ServiceClient shipping() {
        return client("shipping-service", shipping, SHIPPING);
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
