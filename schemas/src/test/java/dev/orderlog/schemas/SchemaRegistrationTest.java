package dev.orderlog.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.testutil.MockSchemaRegistry;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Map;

class SchemaRegistrationTest {

    private static final String URL = "mock://schema-registration";
    private static final String FOREIGN_CHARGE =
            """
            {"type": "record", "name": "PaymentCharged", "namespace": "dev.orderlog.events", "fields": [
              {"name": "orderId", "type": {"type": "string", "logicalType": "uuid"}},
              {"name": "cents", "type": "long"}]}\
            """;

    private final SchemaRegistryClient registry = RegistrySettings.at(URL).connect();
    private final EventSchemas events = EventSchemas.load();

    @AfterEach
    void forget() {
        MockSchemaRegistry.dropScope("schema-registration");
    }

    @Test
    void every_event_is_registered_under_the_name_of_its_record_with_full_compatibility()
            throws Exception {
        var registered = new SchemaRegistration(registry).register(events);

        assertThat(registered)
                .extracting(SchemaRegistration.Registered::subject)
                .containsExactlyElementsOf(
                        events.all().stream().map(EventSchema::subject).toList());
        for (var event : events.all()) {
            assertThat(registry.getCompatibility(event.subject())).isEqualTo("FULL_TRANSITIVE");
            assertThat(registry.getId(event.subject(), new AvroSchema(event.schema())))
                    .isPositive();
        }
    }

    @Test
    void registering_again_changes_nothing() throws Exception {
        var once = new SchemaRegistration(registry).register(events);
        var twice = new SchemaRegistration(RegistrySettings.at(URL).connect()).register(events);

        assertThat(twice).isEqualTo(once);
        assertThat(registry.getAllVersions("dev.orderlog.events.OrderPlaced")).containsExactly(1);
    }

    @Test
    void a_schema_that_may_not_follow_is_named_with_its_fields_and_nothing_is_registered()
            throws Exception {
        registry.register("dev.orderlog.events.PaymentCharged", new AvroSchema(FOREIGN_CHARGE));

        assertThatThrownBy(() -> new SchemaRegistration(registry).register(events))
                .isInstanceOf(SchemaRegistration.IncompatibleSchemaException.class)
                .hasMessageContaining("dev.orderlog.events.PaymentCharged")
                .hasMessageContaining(
                        "field amount: the new schema cannot read events of version 1")
                .hasMessageContaining(
                        "field cents: readers of version 1 cannot read events of the new schema");
        assertThat(registry.getAllSubjects()).containsExactly("dev.orderlog.events.PaymentCharged");
    }

    @Test
    void the_deploy_step_says_what_it_registered() {
        var said = run(URL);

        assertThat(said.status()).isZero();
        assertThat(said.text())
                .contains("dev.orderlog.events.OrderPlaced", "24 schemas registered at " + URL);
    }

    @Test
    void the_deploy_step_fails_with_one_clear_message() throws Exception {
        registry.register("dev.orderlog.events.PaymentCharged", new AvroSchema(FOREIGN_CHARGE));

        assertThat(run(URL))
                .matches(said -> said.status() == 1)
                .matches(said -> said.text().contains("field amount"));
        assertThat(run("http://127.0.0.1:1"))
                .matches(said -> said.status() == 1)
                .matches(said ->
                        said.text()
                                .startsWith("cannot register the schemas at http://127.0.0.1:1"));
    }

    @Test
    void the_deploy_step_without_an_address_explains_itself() {
        assertThat(run())
                .matches(said -> said.status() == 2)
                .matches(said -> said.text().startsWith("usage:"));
    }

    private record Said(int status, String text) {}

    private static Said run(String... arguments) {
        var text = new ByteArrayOutputStream();
        var stream = new PrintStream(text);
        return new Said(RegisterSchemas.run(arguments, Map.of(), stream, stream), text.toString());
    }
}
