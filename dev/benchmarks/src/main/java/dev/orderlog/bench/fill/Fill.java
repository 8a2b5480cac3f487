package dev.orderlog.bench.fill;

import dev.orderlog.bench.stage.Database;
import dev.orderlog.bench.stage.Slots;
import dev.orderlog.bench.stage.Stage;
import dev.orderlog.bench.stage.Topics;
import dev.orderlog.schemas.TopicCatalogue;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.postgresql.PGConnection;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.LongConsumer;

/**
 * Orders by the million, as if they had been placed long ago: their rows in every service's database and their records in the log,
 * while no service runs. Afterwards no relay finds anything to publish and no service anything to hear.
 */
public record Fill(Stage stage, EndedOrders patterns) {

    private static final int ORDERS_AT_ONCE = 2_000;
    private static final int PORTIONS_PER_STEP = 8;
    private static final String EVENTS = "copy event from stdin";
    private static final String INBOX = "copy inbox from stdin";

    /** Rows for one database, until they are written. */
    private record Portion(String database, StringBuilder events, StringBuilder inbox) {}

    /**
     * @param events in the log that are to be added at least
     * @param told how many there are so far
     * @return how many were added
     */
    public long add(long events, LongConsumer told)
            throws SQLException, ExecutionException, InterruptedException {
        long added = 0;
        var slots = new Slots(stage);
        try (var topics = new Topics(stage.bootstrapServers());
                var producer = producer()) {
            long before = topics.size(TopicCatalogue.ORDER_EVENTS);
            for (int portion = 1; added < events; portion++) {
                added += portion(producer, events - added);
                if (portion % PORTIONS_PER_STEP == 0) {
                    slots.renew();
                    told.accept(added);
                }
            }
            producer.flush();
            long after = topics.size(TopicCatalogue.ORDER_EVENTS);
            if (after - before != added) {
                throw new IllegalStateException(
                        "%d events sent, %d in the log".formatted(added, after - before));
            }
            for (var group : Stage.LISTENING) {
                topics.commitEnd(group, TopicCatalogue.ORDER_EVENTS, before);
            }
        }
        tidy();
        slots.renew();
        return added;
    }

    private long portion(KafkaProducer<String, byte[]> producer, long events) {
        var portions =
                Stage.DATABASES.values().stream()
                        .map(name -> new Portion(name, new StringBuilder(), new StringBuilder()))
                        .toList();
        long made = 0;
        for (int order = 0; order < ORDERS_AT_ONCE && made < events; order++) {
            var pattern = patterns.orders().get(order % patterns.orders().size());
            var words = pattern.another();
            pattern.records(words).forEach(producer::send);
            for (var portion : portions) {
                pattern.printEvents(portion.database(), words, portion.events());
                pattern.printInbox(portion.database(), words, portion.inbox());
            }
            made += pattern.events();
        }
        portions.stream().map(this::copy).toList().forEach(CompletableFuture::join);
        return made;
    }

    /** All databases side by side. */
    private CompletableFuture<Void> copy(Portion portion) {
        return CompletableFuture.runAsync(
                () -> {
                    try (var connection =
                            new Database(stage.jdbcUrl(portion.database())).connect()) {
                        var copy = connection.unwrap(PGConnection.class).getCopyAPI();
                        copy.copyIn(EVENTS, new StringReader(portion.events().toString()));
                        copy.copyIn(INBOX, new StringReader(portion.inbox().toString()));
                    } catch (SQLException e) {
                        throw new IllegalStateException(portion.database(), e);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                work -> Thread.ofPlatform().start(work));
    }

    /** What a server does by itself sooner or later is not left for the time that is measured. */
    private void tidy() throws SQLException {
        for (var name : Stage.DATABASES.values()) {
            var database = new Database(stage.jdbcUrl(name));
            for (var statement : List.of("vacuum analyze event", "vacuum analyze inbox")) {
                database.execute(statement);
            }
        }
        stage.writeDown();
    }

    private KafkaProducer<String, byte[]> producer() {
        return new KafkaProducer<>(
                Map.<String, Object>of(
                        "bootstrap.servers",
                        stage.bootstrapServers(),
                        "acks",
                        "all",
                        "linger.ms",
                        5,
                        "batch.size",
                        64 * 1024),
                new StringSerializer(),
                new ByteArraySerializer());
    }
}
