package dev.orderlog.quickstart.demo;

import com.fasterxml.jackson.databind.JsonNode;

import dev.orderlog.cli.http.ServiceClient;
import dev.orderlog.cli.order.Orders;
import dev.orderlog.cli.stock.Stock;
import dev.orderlog.cli.stock.StockLevel;
import dev.orderlog.embedded.Ports;
import dev.orderlog.quickstart.place.PortPlan;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** A running platform from outside: its HTTP interfaces, the ledgers of the sandboxes, and the log. */
public final class LivePlatform implements AutoCloseable {

    private static final Duration ANSWER_MAX = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Orders orders;
    private final Stock stock;
    private final ServiceClient provider;
    private final ServiceClient carrier;
    private final LogReader log;

    public LivePlatform(PortPlan ports) {
        orders =
                new Orders(
                        client("order-api", ports.orderApi()),
                        client("shipping-service", ports.shipping()));
        stock = new Stock(client("inventory-service", ports.inventory()));
        provider = client("sandbox-provider", ports.provider());
        carrier = client("sandbox-carrier", ports.carrier());
        log = new LogReader(Ports.LOOPBACK + ":" + ports.kafka());
    }

    private ServiceClient client(String service, int port) {
        return new ServiceClient(service, URI.create(PortPlan.url(port)), http, ANSWER_MAX);
    }

    public Orders orders() {
        return orders;
    }

    public Stock stock() {
        return stock;
    }

    public LogReader log() {
        return log;
    }

    public StockLevel level(String sku) {
        return stock.of(sku).as(StockLevel.class);
    }

    public ProviderBook providerBook(String orderId) {
        var ofOrder = ledger(provider, orderId);
        var charged = sum(ofOrder, "charge");
        return new ProviderBook(
                count(ofOrder, "charge"),
                count(ofOrder, "refund"),
                charged - sum(ofOrder, "refund"));
    }

    public CarrierBook carrierBook(String orderId) {
        var ofOrder = ledger(carrier, orderId);
        return new CarrierBook(count(ofOrder, "label"), count(ofOrder, "void"));
    }

    private static List<JsonNode> ledger(ServiceClient sandbox, String orderId) {
        var entries = sandbox.get("/v1/ledger", Map.of()).body();
        return StreamSupport.stream(entries.spliterator(), false)
                .filter(entry -> entry.path("orderId").asText().equals(orderId))
                .toList();
    }

    private static int count(List<JsonNode> entries, String kind) {
        return (int) entries.stream().filter(entry -> isA(entry, kind)).count();
    }

    private static long sum(List<JsonNode> entries, String kind) {
        return entries.stream()
                .filter(entry -> isA(entry, kind))
                .mapToLong(entry -> entry.path("amountMinor").asLong())
                .sum();
    }

    private static boolean isA(JsonNode entry, String kind) {
        return entry.path("kind").asText().equals(kind);
    }

    @Override
    public void close() {
        log.close();
        http.close();
    }
}
