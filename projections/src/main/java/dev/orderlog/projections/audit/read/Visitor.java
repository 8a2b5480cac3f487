package dev.orderlog.projections.audit.read;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Meets the records of one range in their order, on one thread, and is forgotten after that. */
public interface Visitor {

    void meet(ConsumerRecord<String, byte[]> record);

    /** All of the range has been met. */
    void end();
}
