package dev.orderlog.bench.micro;

import dev.orderlog.eventlog.event.CloudEventHeaders;
import dev.orderlog.eventlog.event.Envelope;
import dev.orderlog.eventlog.event.EventIds;
import dev.orderlog.orders.wire.OrderCodec;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

import java.util.Optional;
import java.util.UUID;

/** An event's attributes as Kafka headers, and back; and the making of its id. */
@State(Scope.Thread)
public class Heading {

    private static final long LSN = 0x1_0000_0042L;

    private Envelope event = envelope();
    private ConsumerRecord<String, byte[]> record = asRead(CloudEventHeaders.toRecord(event, LSN));

    @Benchmark
    public ProducerRecord<String, byte[]> toRecord() {
        return CloudEventHeaders.toRecord(event, LSN);
    }

    @Benchmark
    public Envelope fromRecord() {
        return CloudEventHeaders.fromRecord(record);
    }

    /** All that is read of an event this service does not handle. */
    @Benchmark
    public Optional<String> typeOnly() {
        return CloudEventHeaders.type(record.headers());
    }

    @Benchmark
    public UUID nextEventId() {
        return EventIds.next();
    }

    private static Envelope envelope() {
        var encoded =
                new OrderCodec(KnownSchemas.framing())
                        .encode(TypicalOrder.TOPIC, OrderDeciding.placed());
        return new Envelope(
                TypicalOrder.CAUSE,
                encoded.type(),
                "/order-api",
                TypicalOrder.ID.toString(),
                TypicalOrder.TOPIC,
                TypicalOrder.NOW,
                TypicalOrder.CAUSE,
                TypicalOrder.ID,
                1,
                1,
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                encoded.value());
    }

    private static ConsumerRecord<String, byte[]> asRead(ProducerRecord<String, byte[]> sent) {
        return new ConsumerRecord<>(
                sent.topic(),
                0,
                0,
                sent.timestamp(),
                TimestampType.CREATE_TIME,
                sent.key().length(),
                sent.value().length,
                sent.key(),
                sent.value(),
                sent.headers(),
                Optional.empty());
    }
}
