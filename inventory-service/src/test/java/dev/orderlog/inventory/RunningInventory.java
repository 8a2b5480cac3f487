package dev.orderlog.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.orderlog.events.Address;
import dev.orderlog.events.Line;
import dev.orderlog.events.Money;
import dev.orderlog.events.OrderPlaced;
import dev.orderlog.events.PaymentCharged;
import dev.orderlog.testkit.log.LogReader;
import dev.orderlog.testkit.log.OtherServices;
import dev.orderlog.testkit.log.ServiceServers;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** One inventory-service on real servers for all tests of this JVM; each test has SKUs and orders of its own. */
public final class RunningInventory implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final class Shared {
        static final RunningInventory INVENTORY = new RunningInventory();
    }

    public final ServiceServers servers = ServiceServers.fresh("inventory");
    private final ApplicationContext context = InventoryService.start(servers.configuration());
    private final URI address = context.getBean(EmbeddedServer.class).getURI();
    private final HttpClient http = HttpClient.newHttpClient();
    private final OtherServices others = new OtherServices();

    private RunningInventory() {}

    @Override
    public void close() throws IOException {
        context.close();
        others.close();
        http.close();
    }

    public static RunningInventory shared() {
        return Shared.INVENTORY;
    }

    /** @param json null where the body could not be read as JSON */
    public record Answer(int status, String contentType, JsonNode json) {}

    public Answer get(String path) {
        return send(HttpRequest.newBuilder(address.resolve(path)).GET());
    }

    public Answer post(String path, String body) {
        return send(
                HttpRequest.newBuilder(address.resolve(path))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body)));
    }

    public Answer send(HttpRequest.Builder request) {
        try {
            return answer(http.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address.resolve(path));
    }

    public void receive(String sku, int quantity) {
        var answer = post("/stock/" + sku + "/receipts", "{\"quantity\":" + quantity + "}");
        if (answer.status() != 200) {
            throw new IllegalStateException(answer.toString());
        }
    }

    public void place(UUID orderId, List<Line> lines) {
        var address = new Address("Ada", "Main Street 1", null, "Berlin", "10115", "DE");
        others.say(
                orderId,
                new OrderPlaced(
                        orderId,
                        "customer-1",
                        lines,
                        new Money(1_000L, "EUR"),
                        "tok_approve",
                        "standard",
                        address,
                        Instant.now()));
    }

    public void charge(UUID orderId) {
        others.say(
                orderId,
                new PaymentCharged(orderId, new Money(1_000L, "EUR"), "ch_1", Instant.now()));
    }

    public OtherServices others() {
        return others;
    }

    public LogReader orderLog() {
        return new LogReader("order-events");
    }

    public LogReader stockLog() {
        return new LogReader("stock-events");
    }

    public static Line line(String sku, int quantity) {
        return new Line(sku, quantity, new Money(100L, "EUR"));
    }

    private static Answer answer(HttpResponse<String> response) throws IOException {
        return new Answer(
                response.statusCode(),
                response.headers().firstValue("Content-Type").orElse(""),
                JSON.readTree(response.body()));
    }
}
