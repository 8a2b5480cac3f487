package dev.orderlog.embedded;

import java.util.concurrent.atomic.AtomicBoolean;

/** See {@link EmbeddedKafka#inProcess}. */
final class InProcessKafka implements EmbeddedKafka {

    private final KafkaPlace place;
    private final KafkaNode node;
    private final AtomicBoolean closed = new AtomicBoolean();

    InProcessKafka(KafkaPlace place, KafkaNode node) {
        this.place = place;
        this.node = node;
    }

    @Override
    public String bootstrapServers() {
        return place.bootstrapServers();
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            node.stop();
        }
    }
}
