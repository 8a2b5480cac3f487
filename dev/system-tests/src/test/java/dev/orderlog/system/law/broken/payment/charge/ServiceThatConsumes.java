package dev.orderlog.system.law.broken.payment.charge;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;

import java.util.Map;

final class ServiceThatConsumes {
    Consumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(Map.of());
    }
}
