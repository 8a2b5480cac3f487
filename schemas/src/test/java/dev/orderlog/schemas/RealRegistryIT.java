package dev.orderlog.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orderlog.embedded.SharedServers;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;

import org.apache.avro.Schema;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/** Registration and framing against a registry that is not in memory. */
class RealRegistryIT {

    private static final String CHARGED = "dev.orderlog.events.PaymentCharged";
    private static final RegistrySettings SETTINGS =
            RegistrySettings.at(SharedServers.registry().url());

    private final EventSchemas events = EventSchemas.load();
    private final SchemaRegistryClient registry = SETTINGS.connect();
    private List<SchemaRegistration.Registered> registered = List.of();

    @BeforeEach
    void register() throws IOException {
        registered = new SchemaRegistration(registry).register(events);
    }

    @AfterEach
    void disconnect() throws IOException {
        registry.close();
    }

    @Test
    void every_event_is_registered_as_it_is_published_and_guarded() throws Exception {
        for (var event : events.all()) {
            var first = registry.getSchemaMetadata(event.subject(), 1);

            assertThat(new Schema.Parser().parse(first.getSchema())).isEqualTo(event.schema());
            assertThat(first.getSchema()).doesNotContain("avro.java.string");
            assertThat(registry.getCompatibility(event.subject())).isEqualTo("FULL_TRANSITIVE");
        }
        assertThat(registered)
                .extracting(SchemaRegistration.Registered::id)
                .doesNotHaveDuplicates();
    }

    @Test
    void registering_again_keeps_every_id_and_adds_no_version() throws Exception {
        try (var another = SETTINGS.connect()) {
            assertThat(new SchemaRegistration(another).register(events)).isEqualTo(registered);
            assertThat(another.getAllVersions(CHARGED)).containsExactly(1);
        }
    }

    @Test
    void the_registry_itself_refuses_a_version_that_may_not_follow() {
        var withoutAmount =
                events.event("PaymentCharged").schema().toString().replace("\"amount\"", "\"sum\"");

        assertThatThrownBy(() -> registry.register(CHARGED, new AvroSchema(withoutAmount)))
                .isInstanceOfSatisfying(
                        RestClientException.class,
                        refused -> assertThat(refused.getStatus()).isEqualTo(409));
    }

    @Test
    void every_event_is_framed_with_the_id_it_was_registered_under_and_comes_back()
            throws IOException {
        try (var serde = EventSerde.at(SETTINGS)) {
            for (var event : events.all()) {
                for (var sample : EventSamples.of(event.type())) {
                    var framed = serde.encode(event.topic().name(), sample);

                    assertThat(registered)
                            .contains(
                                    new SchemaRegistration.Registered(
                                            event.subject(),
                                            ByteBuffer.wrap(framed, 1, 4).getInt()));
                    assertThat(serde.decode(event.topic().name(), framed)).isEqualTo(sample);
                }
            }
        }
    }

    @Test
    void a_schema_the_registry_has_in_an_older_version_is_followed_by_the_newer() throws Exception {
        var subject = "dev.orderlog.events.ShipmentPickedUp";
        var schema = events.event("ShipmentPickedUp").schema().toString();
        var newer =
                new AvroSchema(
                        schema.replace(
                                "\"fields\":[",
                                "\"fields\":[{\"name\":\"depot\",\"type\":[\"null\",\"string\"],\"default\":null},"));
        int id = registry.register(subject, newer);

        try (var another = SETTINGS.connect()) {
            assertThat(new SchemaRegistration(another).register(events)).isEqualTo(registered);
            assertThat(another.getAllVersions(subject)).containsExactly(1, 2);
            assertThat(another.getSchemaById(id)).isEqualTo(newer);
        }
    }
}
