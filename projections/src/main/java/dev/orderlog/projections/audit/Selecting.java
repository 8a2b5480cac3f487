package dev.orderlog.projections.audit;

import dev.orderlog.eventlog.event.CloudEventHeaders;
import dev.orderlog.eventlog.listen.PartitionReader.Range;
import dev.orderlog.projections.audit.export.Exported;
import dev.orderlog.projections.wire.PayloadReader;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Picks what is selected from one partition, in its order. Used by one thread. */
final class Selecting {

    private final Selection selection;
    private final Range wanted;
    private final PayloadReader reader;
    private final Set<String> ordersOfCustomers = new HashSet<>();

    /** @param wanted what of the partition is wanted, where it is read from further back */
    Selecting(Selection selection, Range wanted, PayloadReader reader) {
        this.selection = selection;
        this.wanted = wanted;
        this.reader = reader;
    }

    Optional<Exported> pick(ConsumerRecord<String, byte[]> record) {
        var key = String.valueOf(record.key());
        if (!selection.mayHold(key) || canBeSkipped(record, key)) {
            return Optional.empty();
        }
        var read = reader.read(record);
        noteCustomer(read, key);
        return isSelected(record, read, key) ? Optional.of(read) : Optional.empty();
    }

    /** Told by its headers, without decoding it. */
    private boolean canBeSkipped(ConsumerRecord<String, byte[]> record, String key) {
        var type = CloudEventHeaders.type(record.headers()).orElse("");
        boolean maySayWhose = !selection.customers().isEmpty() && !ordersOfCustomers.contains(key);
        return !maySayWhose && !selection.types().isEmpty() && !selection.types().contains(type);
    }

    private void noteCustomer(Exported read, String key) {
        if (read instanceof Exported.Event event
                && selection.customers().contains(PayloadReader.customerOf(event))) {
            ordersOfCustomers.add(key);
        }
    }

    private boolean isSelected(ConsumerRecord<String, byte[]> record, Exported read, String key) {
        if (record.offset() < wanted.from()
                || (!selection.customers().isEmpty() && !ordersOfCustomers.contains(key))) {
            return false;
        }
        return switch (read) {
            case Exported.Event(var _, var envelope, var _) ->
                    (selection.types().isEmpty() || selection.types().contains(envelope.type()))
                            && !envelope.time().isBefore(selection.from())
                            && envelope.time().isBefore(selection.to());
            case Exported.Unreadable _ -> selection.types().isEmpty();
        };
    }
}
