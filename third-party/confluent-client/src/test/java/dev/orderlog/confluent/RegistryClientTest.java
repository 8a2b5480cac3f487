package dev.orderlog.confluent;

import static org.assertj.core.api.Assertions.assertThat;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.testutil.MockSchemaRegistry;
import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import io.confluent.kafka.serializers.subject.RecordNameStrategy;

import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;

class RegistryClientTest {
    private static final String SCOPE = "confluent-client";
    private static final Map<String, Object> CONFIG =
            Map.of(
                    "schema.registry.url",
                    "mock://" + SCOPE,
                    "auto.register.schemas",
                    false,
                    "avro.remove.java.properties",
                    true,
                    "value.subject.name.strategy",
                    RecordNameStrategy.class.getName());
    private static final Schema SCHEMA =
            SchemaBuilder.record("Ping")
                    .namespace("test")
                    .fields()
                    .requiredString("text")
                    .endRecord();

    @AfterEach
    void forgetTheMockRegistry() {
        MockSchemaRegistry.dropScope(SCOPE);
    }

    @Test
    void aRegisteredSchemaFramesAndReadsBackARecord() throws Exception {
        int id =
                MockSchemaRegistry.getClientForScope(SCOPE)
                        .register("test.Ping", new AvroSchema(SCHEMA));
        GenericRecord ping = new GenericRecordBuilder(SCHEMA).set("text", "hello").build();

        try (var serializer = new KafkaAvroSerializer();
                var deserializer = new KafkaAvroDeserializer()) {
            serializer.configure(CONFIG, false);
            deserializer.configure(CONFIG, false);
            byte[] framed = serializer.serialize("topic", ping);

            assertThat(framed[0]).isZero();
            assertThat(ByteBuffer.wrap(framed, 1, 4).getInt()).isEqualTo(id);
            assertThat(deserializer.deserialize("topic", framed)).hasToString(ping.toString());
        }
    }

    @Test
    void theHttpClientIsThereWithAllItNeeds() throws Exception {
        try (var client = new CachedSchemaRegistryClient(List.of("http://localhost:1"), 10)) {
            assertThat(client.ticker()).isNotNull();
        }
    }
}
