package dev.orderlog.quickstart.chaos.books;

import dev.orderlog.eventlog.listen.PartitionReader;
import dev.orderlog.projections.audit.check.Met;
import dev.orderlog.projections.wire.EventReaders;
import dev.orderlog.schemas.TopicCatalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Everything that is in a topic, read from its beginning with a consumer that belongs to nobody. */
record WholeLog(String bootstrapServers, EventReaders readers) {

    List<Met> read(String topic) {
        var events = new ArrayList<Met>();
        var records = readers.log(topic.equals(TopicCatalogue.STOCK_EVENTS));
        try (var reader = new PartitionReader(Map.of("bootstrap.servers", bootstrapServers))) {
            var everything = reader.everything(Set.of(topic));
            reader.read(
                    everything,
                    record -> events.add(records.read(record, everything.size())),
                    () -> {});
        }
        return events;
    }
}
