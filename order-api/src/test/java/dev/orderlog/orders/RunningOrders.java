package dev.orderlog.orders;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.orderlog.eventlog.service.ServiceRuntime;
import dev.orderlog.orders.domain.OrderState;
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
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** An order-api on real servers, with a projections that only records what it is asked. */
public final class RunningOrders implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final class Shared {
        static final RunningOrders ORDERS = new RunningOrders(Map.of());
    }

    public final ServiceServers servers = ServiceServers.fresh("orders");
    public final RecordingProjections projections = new RecordingProjections();
    private final ApplicationContext context;
    private final URI address;
    private final HttpClient http = HttpClient.newHttpClient();

    public RunningOrders(Map<String, Object> settings) {
        var configuration = servers.configuration();
        configuration.put("orderlog.orders.projections-url", projections.url());
        configuration.put("orderlog.deadlines.polling-interval", "100ms");
        configuration.putAll(settings);
        context = OrderApi.start(configuration);
        address = context.getBean(EmbeddedServer.class).getURI();
    }

    /** One for all tests of this JVM that do not need settings of their own. */
    public static RunningOrders shared() {
        return Shared.ORDERS;
    }

    public record Answer(int status, Map<String, String> headers, String body) {

        public JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException e) {
                throw new UncheckedIOException(body, e);
            }
        }

        public String header(String name) {
            return headers.getOrDefault(name.toLowerCase(java.util.Locale.ROOT), "");
        }

        public UUID orderId() {
            return UUID.fromString(json().get("id").asText());
        }

        public String problem() {
            return json().get("type").asText().replace("urn:orderlog:problem:", "");
        }
    }

    /** A good order, to be spoiled by tests. */
    public static ObjectNode order() {
        try {
            return (ObjectNode)
                    JSON.readTree(
                            """
                            {"customerId": "customer-1", "currency": "EUR", "paymentToken": "tok_approve",
                             "lines": [{"sku": "cup", "quantity": 2, "unitPriceMinor": 450},
                                       {"sku": "pot", "quantity": 1, "unitPriceMinor": 2000}],
                             "shippingAddress": {"name": "Ada", "line1": "Main Street 1", "city": "Berlin",
                                                 "postalCode": "10115", "country": "DE"}}\
                            """);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static ObjectNode line(String sku, long quantity, long unitPriceMinor) {
        return JSON.createObjectNode()
                .put("sku", sku)
                .put("quantity", quantity)
                .put("unitPriceMinor", unitPriceMinor);
    }

    public static ArrayNode list(ObjectNode... entries) {
        return JSON.createArrayNode().addAll(java.util.List.of(entries));
    }

    public UUID place() {
        return place(order().toString()).orderId();
    }

    public Answer place(String body, String... headers) {
        return now(placing(body, headers));
    }

    public CompletableFuture<Answer> placing(String body, String... headers) {
        return send(request("/orders", headers).POST(BodyPublishers.ofString(body)));
    }

    public Answer post(String path, String body) {
        return now(send(request(path).POST(BodyPublishers.ofString(body))));
    }

    public Answer get(String path, String... headers) {
        return now(send(request(path, headers).GET()));
    }

    public HttpRequest.Builder request(String path, String... headers) {
        var request =
                HttpRequest.newBuilder(address.resolve(path))
                        .setHeader("Content-Type", "application/json");
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return request;
    }

    public CompletableFuture<Answer> send(HttpRequest.Builder request) {
        return http.sendAsync(request.build(), BodyHandlers.ofString())
                .thenApply(RunningOrders::answer);
    }

    public static Answer now(CompletableFuture<Answer> answer) {
        return answer.orTimeout(60, java.util.concurrent.TimeUnit.SECONDS).join();
    }

    /** What order-api knows of the order by now. */
    @SuppressWarnings("unchecked")
    public OrderState state(UUID orderId) {
        ServiceRuntime<OrderState, ?, ?> runtime = context.getBean(ServiceRuntime.class);
        return runtime.state(orderId.toString());
    }

    public LogReader log() {
        return new LogReader("order-events");
    }

    public OtherServices others() {
        return new OtherServices();
    }

    @Override
    public void close() {
        context.close();
        projections.close();
        http.close();
    }

    private static Answer answer(HttpResponse<String> response) {
        var headers = new java.util.HashMap<String, String>();
        response.headers().map().forEach((name, values) -> headers.put(name, values.getFirst()));
        return new Answer(response.statusCode(), headers, response.body());
    }
}
