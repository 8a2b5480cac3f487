package dev.orderlog.projections.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.orderlog.eventlog.event.CloudEventHeaders;
import dev.orderlog.eventlog.event.Envelope;
import dev.orderlog.projections.domain.DeadLetter;
import dev.orderlog.projections.domain.DeadLetter.Reason;
import dev.orderlog.projections.domain.Folded;
import dev.orderlog.projections.domain.HistoryEntry;
import dev.orderlog.projections.domain.OrderStatus;
import dev.orderlog.projections.domain.OrderView;
import dev.orderlog.projections.domain.StockLevel;
import dev.orderlog.projections.log.EventStream;
import dev.orderlog.projections.log.Events;
import dev.orderlog.projections.stored.StoredHistory;
import dev.orderlog.projections.wire.EventReaders;
import dev.orderlog.schemas.EventSchemas;
import dev.orderlog.schemas.EventSerde;
import dev.orderlog.schemas.RegistrySettings;
import dev.orderlog.schemas.SchemaRegistration;
import dev.orderlog.schemas.TopicCatalogue;

import io.confluent.kafka.schemaregistry.testutil.MockSchemaRegistry;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.UUID;

class ProjectionTopologyTest {

    private static final RegistrySettings REGISTRY =
            RegistrySettings.at("mock://projection-topology");

    private final UUID order = UUID.randomUUID();
    private final Heard heard = new Heard(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());

    @TempDir Path stateDir;

    private EventSerde serde;
    private EventReaders readers;
    private TopologyTestDriver driver;
    private EventStream said;

    @BeforeEach
    void start() throws Exception {
        serde = EventSerde.at(REGISTRY);
        new SchemaRegistration(REGISTRY.connect()).register(EventSchemas.load());
        readers = new EventReaders(REGISTRY);
        said = new EventStream(serde, order.toString());
        driver = start(readers);
    }

    @AfterEach
    void stop() throws Exception {
        driver.close();
        readers.close();
        serde.close();
        MockSchemaRegistry.dropScope("projection-topology");
    }

    @Test
    void events_become_a_view_with_the_number_of_events_as_its_version() {
        pipe(
                said.say(Events.placed(order)),
                said.say(Events.charged(order)),
                said.say(Events.reserved(order)));

        assertThat(order().version()).isEqualTo(3);
        assertThat(order().view().status()).isEqualTo(OrderStatus.RESERVED);
        assertThat(order().view().payment().reference()).isEqualTo("charge-1");
        assertThat(heard.folded)
                .extracting(Envelope::type)
                .containsExactly("OrderPlaced", "PaymentCharged", "InventoryReserved");
    }

    @Test
    void the_history_names_each_event_with_its_source_and_its_cause() {
        var placed = said.say(Events.placed(order));
        pipe(placed, said.say(Events.charged(order)));

        var placedId = UUID.fromString(header(placed, CloudEventHeaders.ID));
        assertThat(history())
                .extracting(
                        HistoryEntry::version,
                        HistoryEntry::type,
                        HistoryEntry::source,
                        HistoryEntry::sequence,
                        HistoryEntry::causationId,
                        HistoryEntry::time)
                .containsExactly(
                        tuple(
                                1L,
                                "OrderPlaced",
                                "/order-api",
                                1L,
                                null,
                                EventStream.START.plusSeconds(1)),
                        tuple(
                                2L,
                                "PaymentCharged",
                                "/payment-service",
                                1L,
                                placedId,
                                EventStream.START.plusSeconds(2)));
        assertThat(history()).extracting(HistoryEntry::traceparent).doesNotContainNull();
    }

    @Test
    void a_repeated_event_changes_nothing() {
        var placed = said.say(Events.placed(order));
        var charged = said.say(Events.charged(order));
        pipe(placed, charged);
        var before = order();

        pipe(charged, placed, charged);

        assertThat(order()).isEqualTo(before);
        assertThat(history()).hasSize(2);
        assertThat(heard.repeated).hasSize(3);
    }

    @Test
    void an_event_that_arrives_after_later_ones_of_its_service_is_still_folded() {
        var placed = said.say(Events.placed(order));
        var late = said.sayAs(1, Events.reserved(order));
        var early = said.sayAs(2, Events.reserved(order));

        pipe(placed, early, late, late);

        assertThat(order().version()).isEqualTo(3);
        assertThat(heard.repeated).hasSize(1);
    }

    @Test
    void an_unknown_type_is_recorded_and_skipped() {
        var unknown = said.say(Events.placed(order));
        unknown.headers().remove(CloudEventHeaders.TYPE);
        unknown.headers().add(CloudEventHeaders.TYPE, "OrderGiftWrapped".getBytes());
        pipe(unknown, said.sayAs(1, Events.placed(order)));

        assertThat(order().version()).isEqualTo(1);
        assertThat(orderDeadLetters())
                .extracting(
                        DeadLetter::reason, DeadLetter::type, DeadLetter::offset, DeadLetter::key)
                .containsExactly(
                        tuple(Reason.UNKNOWN_TYPE, "OrderGiftWrapped", 0L, order.toString()));
    }

    @Test
    void what_cannot_be_read_is_recorded_and_skipped() {
        pipe(
                withValue(said.say(Events.placed(order)), "garbage".getBytes()),
                withValue(said.say(Events.placed(order)), new byte[] {0, 0, 0, 0x7f, 0x7f, 1}),
                withValue(
                        said.say(Events.placed(order)),
                        cut(said.say(Events.placed(order)).value())),
                withValue(said.say(Events.placed(order)), said.say(Events.charged(order)).value()),
                foreign(order.toString(), new byte[] {1}),
                foreign(null, null),
                said.say(Events.placed(UUID.randomUUID())));

        assertThat(orderDeadLetters())
                .extracting(DeadLetter::reason)
                .containsExactly(
                        Reason.UNDECODABLE,
                        Reason.UNDECODABLE,
                        Reason.UNDECODABLE,
                        Reason.UNDECODABLE,
                        Reason.MALFORMED,
                        Reason.MALFORMED,
                        Reason.WRONG_KEY);
        assertThat(heard.deadLetters).isEqualTo(orderDeadLetters());
        assertThat(heard.folded).isEmpty();
    }

    @Test
    void the_record_of_what_was_skipped_is_bounded() {
        for (int each = 0; each < DeadLetters.KEPT_PER_PARTITION_MAX + 2; each++) {
            pipe(foreign(order.toString(), new byte[] {1}));
        }

        assertThat(orderDeadLetters())
                .hasSize(DeadLetters.KEPT_PER_PARTITION_MAX)
                .first()
                .extracting(DeadLetter::offset)
                .isEqualTo(2L);
    }

    @Test
    void stock_levels_follow_the_stock_events() {
        var lamp = new EventStream(serde, "lamp");
        var received = lamp.say(Events.received("lamp", 10));
        pipe(received, lamp.say(Events.stockReserved("lamp", order, 8, 2)), received);

        KeyValueStore<String, Folded<StockLevel>> stock = driver.getKeyValueStore(StoreNames.STOCK);
        assertThat(stock.get("lamp").view())
                .isEqualTo(new StockLevel("lamp", 8, 2, Events.AT.plusSeconds(2)));
        assertThat(stock.get("lamp").version()).isEqualTo(2);
    }

    @Test
    void folding_writes_to_no_topic() {
        var topology = ProjectionTopology.of(readers, heard);

        assertThat(topology.describe().toString()).doesNotContain("Sink");
    }

    @Test
    void the_stored_view_does_not_grow_with_its_history() {
        pipe(said.say(Events.placed(order)));
        for (int each = 0; each < 3; each++) {
            pipe(said.say(Events.charged(order)));
        }
        int after = storedBytes();
        for (int each = 0; each < 50; each++) {
            pipe(said.say(Events.charged(order)));
        }

        assertThat(storedBytes()).isLessThan(after + 3);
        assertThat(history()).hasSize(54);
    }

    private int storedBytes() {
        return dev.orderlog.projections.stored.StoredOrder.serde()
                .serializer()
                .serialize("t", order())
                .length;
    }

    private TopologyTestDriver start(EventReaders readers) {
        var properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "projection-topology");
        properties.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
        return new TopologyTestDriver(ProjectionTopology.of(readers, heard), properties);
    }

    @SafeVarargs
    private void pipe(ProducerRecord<String, byte[]>... records) {
        for (var record : records) {
            input(record.topic()).pipeInput(new TestRecord<>(record));
        }
    }

    private TestInputTopic<String, byte[]> input(String topic) {
        return topics.computeIfAbsent(
                topic,
                name ->
                        driver.createInputTopic(
                                name, new StringSerializer(), new ByteArraySerializer()));
    }

    private final java.util.Map<String, TestInputTopic<String, byte[]>> topics =
            new java.util.HashMap<>();

    private Folded<OrderView> order() {
        KeyValueStore<String, Folded<OrderView>> orders =
                driver.getKeyValueStore(StoreNames.ORDERS);
        return orders.get(order.toString());
    }

    private List<HistoryEntry> history() {
        KeyValueStore<Bytes, HistoryEntry> history =
                driver.getKeyValueStore(StoreNames.ORDER_HISTORY);
        var entries = new ArrayList<HistoryEntry>();
        try (var range =
                history.range(
                        StoredHistory.key(order.toString(), 1),
                        StoredHistory.key(order.toString(), Long.MAX_VALUE))) {
            range.forEachRemaining(entry -> entries.add(entry.value));
        }
        return entries;
    }

    private List<DeadLetter> orderDeadLetters() {
        KeyValueStore<Long, DeadLetter> letters =
                driver.getKeyValueStore(StoreNames.ORDER_DEAD_LETTERS);
        var found = new ArrayList<DeadLetter>();
        try (var all = letters.all()) {
            all.forEachRemaining(entry -> found.add(entry.value));
        }
        return found;
    }

    private static String header(ProducerRecord<String, byte[]> record, String name) {
        return CloudEventHeaders.text(record.headers(), name).orElseThrow();
    }

    private static ProducerRecord<String, byte[]> withValue(
            ProducerRecord<String, byte[]> record, byte[] value) {
        return new ProducerRecord<>(
                record.topic(),
                record.partition(),
                record.timestamp(),
                record.key(),
                value,
                record.headers());
    }

    private static ProducerRecord<String, byte[]> foreign(String key, byte[] value) {
        return new ProducerRecord<>(TopicCatalogue.ORDER_EVENTS, null, 0L, key, value);
    }

    private static byte[] cut(byte[] value) {
        return java.util.Arrays.copyOf(value, 20);
    }

    private record Heard(
            List<Envelope> folded, List<Envelope> repeated, List<DeadLetter> deadLetters)
            implements FoldListener {
        @Override
        public void folded(Envelope event, long version) {
            folded.add(event);
        }

        @Override
        public void repeated(Envelope event) {
            repeated.add(event);
        }

        @Override
        public void deadLettered(DeadLetter letter) {
            deadLetters.add(letter);
        }
    }
}
