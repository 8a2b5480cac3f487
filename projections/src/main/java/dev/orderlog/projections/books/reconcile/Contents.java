package dev.orderlog.projections.books.reconcile;

import dev.orderlog.eventlog.event.Envelope;
import dev.orderlog.projections.audit.check.Mix;

import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/** An event's contents as a number: equal for the same event wherever it is kept. */
final class Contents {

    private Contents() {}

    static long of(Envelope event) {
        return Mix.of(
                        event.id().toString(),
                        event.type(),
                        event.source(),
                        event.subject(),
                        Long.toString(event.sequence()),
                        event.time().toString(),
                        String.valueOf(event.causationId()),
                        event.correlationId().toString(),
                        Integer.toString(event.flowVersion()),
                        String.valueOf(event.traceparent()))
                ^ value(event.value());
    }

    private static long value(byte[] bytes) {
        var crc = new CRC32();
        crc.update(bytes);
        var other = new CRC32C();
        other.update(bytes);
        return crc.getValue() << Integer.SIZE | other.getValue();
    }
}
