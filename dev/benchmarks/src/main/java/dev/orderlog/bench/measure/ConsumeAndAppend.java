package dev.orderlog.bench.measure;

import dev.orderlog.bench.load.OrderBodies;
import dev.orderlog.bench.report.Goal;
import dev.orderlog.bench.report.Quantity;
import dev.orderlog.bench.report.Row;
import dev.orderlog.bench.stage.Database;
import dev.orderlog.bench.stage.Stage;
import dev.orderlog.bench.stage.Topics;
import dev.orderlog.eventlog.batch.Backoff;
import dev.orderlog.eventlog.batch.BatchRunner;
import dev.orderlog.eventlog.batch.BatchRunner.CallClaims;
import dev.orderlog.eventlog.call.OutsideCall;
import dev.orderlog.eventlog.listen.ListenSettings;
import dev.orderlog.eventlog.listen.Listener;
import dev.orderlog.eventlog.listen.RecordReader;
import dev.orderlog.eventlog.listen.RecordReader.UnknownTypes;
import dev.orderlog.eventlog.serde.AvroFraming;
import dev.orderlog.eventlog.service.ServiceDefinition;
import dev.orderlog.eventlog.store.CallStore;
import dev.orderlog.inventory.BatchStock;
import dev.orderlog.inventory.InventoryBehaviour;
import dev.orderlog.inventory.stock.StockStore;
import dev.orderlog.inventory.wire.InventoryCodec;
import dev.orderlog.schemas.AvroTrust;
import dev.orderlog.schemas.TopicCatalogue;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

import javax.sql.DataSource;

/** Inventory's listener on a full topic, against plain multi-row inserts of the rows that it wrote. */
public final class ConsumeAndAppend implements Measure {

    private static final int ORDERS = 200_000;
    private static final int ORDERS_QUICK = 70_000;
    private static final String DATABASE = "consume";
    private static final String COPIES = "copies";
    private static final int BATCH = 500;

    /** What part is heard before the clock starts. */
    private static final int WARM_PART = 2;

    private static final int PARTITIONS = 6;
    private static final String TOPIC = "heard";
    private static final String GROUP = "bench-inventory";

    @Override
    public String name() {
        return "consume";
    }

    @Override
    public Taken take(Bench bench) throws Exception {
        int orders = bench.of(ORDERS, ORDERS_QUICK);
        var stage = bench.stage().resting();
        bench.tell("consume, inbox, decide, append: %d events heard".formatted(2 * orders));
        try (var topics = new Topics(stage.bootstrapServers())) {
            var database = Database.fresh(stage.postgresPort(), DATABASE, "inventory-service");
            fillStock(database);
            topics.create(TOPIC, PARTITIONS);
            AvroTrust.give();
            var framing = AvroFraming.against(stage.registryUrl(), true);
            new SaidOrders(TOPIC, framing, bench.seed(), BATCH)
                    .say(stage.bootstrapServers(), orders);
            stage.writeDown();
            try (var pool = database.pool()) {
                var heard = listen(bench, stage, framing, pool, topics, 2L * orders);
                bench.tell(
                        "%.0f events/s; the same rows by multi-row inserts"
                                .formatted(heard.perSecond()));
                var wrong = wrong(database, orders);
                var copies = Database.fresh(stage.postgresPort(), COPIES);
                double limit =
                        new PlainInserts(database, copies, BATCH, WARM_PART).perSecond(2L * orders);
                return Taken.of(
                        new Row(
                                "consume + inbox + decide + append",
                                new Quantity(heard.perSecond(), "events/s", "inventory's listener"),
                                new Quantity(
                                        limit, "events/s", "the same rows by multi-row inserts"),
                                Goal.atLeast(0.5, 0.8),
                                wrong,
                                Map.of("batch", BATCH, "orders", orders)));
            }
        } finally {
            Database.drop(stage.postgresPort(), DATABASE);
            Database.drop(stage.postgresPort(), COPIES);
        }
    }

    private static Stretch listen(
            Bench bench,
            Stage stage,
            AvroFraming framing,
            DataSource database,
            Topics topics,
            long events)
            throws InterruptedException {
        var definition =
                new ServiceDefinition<>(
                        "/inventory-service",
                        TOPIC,
                        Set.of(TopicCatalogue.STOCK_EVENTS),
                        new InventoryBehaviour(),
                        new BatchStock(new StockStore(database)),
                        new InventoryCodec(framing),
                        InventoryCodec.HEARD,
                        TopicCatalogue.load().types(),
                        Map.of(),
                        (deadline, now) -> {
                            throw new IllegalStateException("no deadlines: " + deadline.name());
                        });
        var runner =
                new BatchRunner<>(
                        definition, database, new CallStore(database), new NoCalls(), Instant::now);
        var settings =
                new ListenSettings(
                        Map.of("bootstrap.servers", stage.bootstrapServers()),
                        BATCH,
                        Duration.ofSeconds(1),
                        Duration.ZERO,
                        1,
                        new Backoff(Duration.ofMillis(10), Duration.ofSeconds(1)));
        try (var _ =
                new Listener<>(
                        GROUP,
                        TOPIC,
                        RecordReader.of(definition, UnknownTypes.PARK, Instant::now),
                        runner,
                        () -> {},
                        settings)) {
            return Stretch.measure(
                    bench, () -> topics.committed(GROUP, TOPIC), events / WARM_PART, events);
        }
    }

    private static List<String> wrong(Database database, int orders) throws SQLException {
        long reserved =
                database.number(
                        "select count(*) from event where type = 'InventoryReserved' and said");
        long parked = database.number("select count(*) from parked_event");
        return reserved == orders && parked == 0
                ? List.of()
                : List.of(
                        "%d orders, %d reserved, %d events parked"
                                .formatted(orders, reserved, parked));
    }

    private static void fillStock(Database database) throws SQLException {
        try (var connection = database.connect();
                var insert =
                        connection.prepareStatement(
                                "insert into stock (sku, available, reserved) select sku, ?, 0 from"
                                        + " unnest(?) sku")) {
            insert.setLong(1, OrderBodies.STOCK);
            insert.setArray(2, connection.createArrayOf("text", OrderBodies.skus().toArray()));
            insert.executeUpdate();
        }
    }

    private static final class NoCalls implements CallClaims {
        @Override
        public Instant claim(OutsideCall call, Instant now) {
            throw new IllegalStateException("inventory calls nobody");
        }

        @Override
        public void committed(
                List<OutsideCall> claimed, List<OutsideCall> unclaimed, Collection<String> over) {}

        @Override
        public void abandoned(List<OutsideCall> claimed) {}
    }
}
