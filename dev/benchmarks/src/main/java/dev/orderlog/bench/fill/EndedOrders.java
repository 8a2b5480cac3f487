package dev.orderlog.bench.fill;

import dev.orderlog.bench.load.OrderBodies;
import dev.orderlog.bench.stage.Database;
import dev.orderlog.bench.stage.Stage;
import dev.orderlog.eventlog.event.CloudEventHeaders;
import dev.orderlog.eventlog.listen.PartitionReader;
import dev.orderlog.schemas.TopicCatalogue;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.postgresql.PGConnection;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Some orders, placed, shipped, picked up, delivered and completed. */
public record EndedOrders(List<EndedOrder> orders) {

    private static final int ORDERS = 12;
    private static final byte[] NOTHING = {};
    private static final Duration STEP_MAX = Duration.ofMinutes(1);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    /** On a stage on which nothing else is under way. */
    public static EndedOrders make(Stage stage, long seed)
            throws IOException, InterruptedException, SQLException {
        try (var http = HttpClient.newHttpClient()) {
            var bodies = new OrderBodies(seed);
            var ids = new ArrayList<String>();
            for (int order = 0; order < ORDERS; order++) {
                ids.add(place(http, stage, bodies.next()));
            }
            await(stage, "shipping-service", "ShipmentCreated", ids);
            for (var id : ids) {
                post(http, stage.shipping().resolve("/shipments/" + id + "/pickup"), NOTHING);
                post(http, stage.shipping().resolve("/shipments/" + id + "/delivery"), NOTHING);
            }
            await(stage, "order-api", "OrderCompleted", ids);
            stage.awaitLevel();
            return copied(stage, ids);
        }
    }

    private static String place(HttpClient http, Stage stage, byte[] body)
            throws IOException, InterruptedException {
        var location = post(http, stage.orderApi().resolve("/orders"), body).firstValue("Location");
        return location.orElseThrow().replaceFirst(".*/", "");
    }

    private static HttpHeaders post(HttpClient http, URI to, byte[] body)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(to)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofByteArray(body))
                        .build();
        var answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(
                    "%s: %d %s".formatted(to, answer.statusCode(), answer.body()));
        }
        return answer.headers();
    }

    private static void await(Stage stage, String service, String type, List<String> ids)
            throws SQLException, InterruptedException {
        var database = new Database(stage.jdbcUrl(Stage.databaseOf(service)));
        var query =
                "select count(*) from event where said and type = '%s' and stream_id in (%s)"
                        .formatted(type, quoted(ids));
        long until = System.nanoTime() + STEP_MAX.toNanos();
        while (database.number(query) < ids.size()) {
            if (System.nanoTime() - until > 0) {
                throw new IllegalStateException("not all orders came to " + type);
            }
            new CountDownLatch(1).await(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private static EndedOrders copied(Stage stage, List<String> ids)
            throws SQLException, IOException {
        var records = records(stage, ids);
        var orders = new ArrayList<EndedOrder>();
        for (var id : ids) {
            var said = records.getOrDefault(id, List.of());
            var rows = new TreeMap<String, EndedOrder.Rows>();
            for (var name : Stage.DATABASES.values()) {
                rows.put(name, rows(new Database(stage.jdbcUrl(name)), id, said));
            }
            orders.add(EndedOrder.of(id, said, rows));
        }
        return new EndedOrders(List.copyOf(orders));
    }

    private static Map<String, List<ConsumerRecord<String, byte[]>>> records(
            Stage stage, List<String> ids) {
        var found = new HashMap<String, List<ConsumerRecord<String, byte[]>>>();
        ids.forEach(id -> found.put(id, new ArrayList<>()));
        try (var reader =
                new PartitionReader(Map.of("bootstrap.servers", stage.bootstrapServers()))) {
            reader.read(
                    reader.everything(Set.of(TopicCatalogue.ORDER_EVENTS)),
                    record -> found.getOrDefault(record.key(), new ArrayList<>()).add(record),
                    () -> {});
        }
        return found;
    }

    private static EndedOrder.Rows rows(
            Database database, String id, List<ConsumerRecord<String, byte[]>> said)
            throws SQLException, IOException {
        var events =
                said.stream()
                        .map(record ->
                                CloudEventHeaders.id(record.headers()).orElseThrow().toString())
                        .toList();
        return new EndedOrder.Rows(
                copy(
                        database,
                        "select * from event where stream_id = '%s' order by version"
                                .formatted(id)),
                copy(
                        database,
                        "select * from inbox where event_id in (%s)".formatted(quoted(events))));
    }

    private static String copy(Database database, String query) throws SQLException, IOException {
        try (var connection = database.connect()) {
            var text = new StringWriter();
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut("copy (" + query + ") to stdout", text);
            return text.toString();
        }
    }

    private static String quoted(List<String> texts) {
        return "'" + String.join("', '", texts) + "'";
    }
}
