package dev.orderlog.projections.audit.export;

import dev.orderlog.eventlog.event.Envelope;
import dev.orderlog.projections.audit.check.Place;

import org.apache.avro.specific.SpecificRecord;

/** A record of the log on its way into a file. */
public sealed interface Exported {

    Place place();

    /** @param payload what the value decodes to */
    record Event(Place place, Envelope envelope, SpecificRecord payload) implements Exported {}

    /** Kept as it is, for whoever wants to know what it once was. */
    record Unreadable(Place place, String key, String why, byte[] value) implements Exported {
        public Unreadable {
            value = value.clone();
        }
    }
}
