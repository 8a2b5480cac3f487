package dev.orderlog.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.testutil.MockSchemaRegistry;

import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.ByteBuffer;
import java.util.List;

class EventSerdeTest {

    private static final RegistrySettings SETTINGS = RegistrySettings.at("mock://event-serde");

    private final SchemaRegistryClient registry = SETTINGS.connect();
    private final EventSerde serde = new EventSerde(registry, SETTINGS);

    static List<EventSchema> events() {
        return EventSchemas.load().all();
    }

    @AfterEach
    void forget() throws Exception {
        serde.close();
        MockSchemaRegistry.dropScope("event-serde");
    }

    @ParameterizedTest
    @MethodSource("events")
    void an_event_comes_back_as_it_was_framed(EventSchema event) throws Exception {
        new SchemaRegistration(registry).register(EventSchemas.load());
        for (SpecificRecord sample : EventSamples.of(event.type())) {
            var framed = serde.encode(event.topic().name(), sample);

            assertThat(framed[0]).isZero();
            var registered = registry.getSchemaById(ByteBuffer.wrap(framed, 1, 4).getInt());
            assertThat(registered.rawSchema()).isEqualTo(event.schema());
            assertThat(serde.decode(event.topic().name(), framed)).isEqualTo(sample);
        }
    }

    @Test
    void a_schema_that_nobody_registered_is_refused() {
        var sample = EventSamples.of("OrderPlaced").getFirst();

        assertThatThrownBy(() -> serde.encode(TopicCatalogue.ORDER_EVENTS, sample))
                .isInstanceOf(SerializationException.class);
    }

    @Test
    void while_developing_a_schema_is_registered_by_the_first_writer() throws Exception {
        var sample = EventSamples.of("OrderPlaced").getFirst();
        try (var developing = new EventSerde(SETTINGS.connect(), SETTINGS.withAutoRegister())) {
            developing.encode(TopicCatalogue.ORDER_EVENTS, sample);
        }

        assertThat(registry.getAllSubjects()).containsExactly("dev.orderlog.events.OrderPlaced");
    }

    @Test
    void bytes_of_somebody_elses_schema_are_refused() throws Exception {
        Schema foreign =
                SchemaBuilder.record("Foreign")
                        .namespace("elsewhere")
                        .fields()
                        .requiredInt("a")
                        .endRecord();
        byte[] framed;
        try (var writer =
                new io.confluent.kafka.serializers.KafkaAvroSerializer(
                        registry, SETTINGS.withAutoRegister().serializerSettings())) {
            framed = writer.serialize("t", new GenericRecordBuilder(foreign).set("a", 1).build());
        }

        assertThatThrownBy(() -> serde.decode("t", framed))
                .isInstanceOf(SerializationException.class);
    }

    @Test
    void bytes_without_the_frame_are_refused() {
        assertThatThrownBy(() -> serde.decode("t", new byte[] {1, 2, 3, 4, 5, 6}))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("magic byte");
    }
}
