package dev.orderlog.projections.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orderlog.projections.domain.OrderEvent;
import dev.orderlog.projections.domain.StockEvent;
import dev.orderlog.projections.log.EventStream;
import dev.orderlog.projections.log.Events;
import dev.orderlog.schemas.EventSerde;
import dev.orderlog.schemas.RegistrySettings;
import dev.orderlog.schemas.Topic;
import dev.orderlog.schemas.TopicCatalogue;

import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;

class EventReadersTest {

    @ParameterizedTest
    @ValueSource(classes = {OrderEvent.class, StockEvent.class})
    void every_event_of_the_catalogue_is_known(Class<?> events) {
        var topic =
                events == OrderEvent.class
                        ? TopicCatalogue.ORDER_EVENTS
                        : TopicCatalogue.STOCK_EVENTS;

        assertThat(Arrays.stream(events.getPermittedSubclasses()).map(Class::getSimpleName))
                .containsExactlyInAnyOrderElementsOf(
                        TopicCatalogue.load().topic(topic).events().stream()
                                .map(Topic.Event::type)
                                .toList());
    }

    @Test
    void a_registry_that_does_not_answer_is_no_reason_to_give_a_value_up() throws Exception {
        var order = UUID.randomUUID();
        var elsewhere = RegistrySettings.at("mock://event-readers").withAutoRegister();
        var nobody = RegistrySettings.at("http://127.0.0.1:1");
        try (var writer = EventSerde.at(elsewhere);
                var registry = nobody.connect();
                var serde = new EventSerde(registry, nobody)) {
            var record = new EventStream(writer, order.toString()).say(Events.placed(order));
            var tries =
                    Retry.of(
                            "test",
                            RetryConfig.custom()
                                    .maxAttempts(2)
                                    .waitDuration(Duration.ofMillis(1))
                                    .build());
            var reader =
                    new EventReader<>(
                            java.util.Set.of("OrderPlaced"),
                            new AvroFrames(registry, serde, tries),
                            OrderWire::toDomain,
                            event -> event.orderId().toString());

            assertThatThrownBy(() ->
                            reader.read(
                                    consumed(
                                            record.topic(),
                                            record.key(),
                                            record.value(),
                                            record.headers())))
                    .isInstanceOf(RegistryUnavailableException.class);
            assertThat(tries.getMetrics().getNumberOfFailedCallsWithRetryAttempt()).isEqualTo(1);
        }
    }

    private static ConsumerRecord<String, byte[]> consumed(
            String topic, String key, byte[] value, Headers headers) {
        return new ConsumerRecord<>(
                topic,
                0,
                0,
                0,
                TimestampType.CREATE_TIME,
                0,
                0,
                key,
                value,
                headers,
                java.util.Optional.empty());
    }
}
