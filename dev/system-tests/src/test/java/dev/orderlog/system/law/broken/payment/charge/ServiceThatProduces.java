package dev.orderlog.system.law.broken.payment.charge;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;

import java.util.Map;

final class ServiceThatProduces {
    Producer<byte[], byte[]> producer() {
        return new KafkaProducer<>(Map.of());
    }
}
