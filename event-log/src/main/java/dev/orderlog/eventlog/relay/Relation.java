package dev.orderlog.eventlog.relay;

import dev.orderlog.eventlog.event.Envelope;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** A published table as PostgreSQL described it, and where each part of an event stands in its rows. */
final class Relation {

    private static final int UUID = 2950;
    private static final int TEXT = 25;
    private static final int BIGINT = 20;
    private static final int INTEGER = 23;
    private static final int TIMESTAMPTZ = 1184;
    private static final int BYTEA = 17;

    record Column(String name, int type) {}

    private final String name;
    private final List<Column> columns;
    private final int id;
    private final int type;
    private final int source;
    private final int subject;
    private final int topic;
    private final int time;
    private final int causationId;
    private final int correlationId;
    private final int sequence;
    private final int flowVersion;
    private final int traceparent;
    private final int value;

    Relation(String name, List<Column> columns) {
        this.name = name;
        this.columns = columns;
        id = indexOf("event_id", UUID);
        type = indexOf("type", TEXT);
        source = indexOf("source", TEXT);
        subject = indexOf("stream_id", TEXT);
        topic = indexOf("topic", TEXT);
        time = indexOf("time", TIMESTAMPTZ);
        causationId = indexOf("causation_id", UUID);
        correlationId = indexOf("correlation_id", UUID);
        sequence = indexOf("sequence", BIGINT);
        flowVersion = indexOf("flow_version", INTEGER);
        traceparent = indexOf("traceparent", TEXT);
        value = indexOf("value", BYTEA);
    }

    static Relation read(ByteBuffer message) {
        var reader = new BinaryReader(message);
        var name = reader.zeroTerminated() + "." + reader.zeroTerminated();
        reader.skip(1);
        int count = message.getShort();
        var columns = new ArrayList<Column>(count);
        for (int i = 0; i < count; i++) {
            reader.skip(1);
            columns.add(new Column(reader.zeroTerminated(), message.getInt()));
            reader.skip(Integer.BYTES);
        }
        return new Relation(name, List.copyOf(columns));
    }

    Envelope event(ByteBuffer tuple) {
        var row = BinaryRow.read(tuple);
        return new Envelope(
                row.uuid(id),
                row.text(type),
                row.text(source),
                row.text(subject),
                row.text(topic),
                row.timestamp(time),
                row.isNull(causationId) ? null : row.uuid(causationId),
                row.uuid(correlationId),
                row.bigint(sequence),
                row.integer(flowVersion),
                row.isNull(traceparent) ? null : row.text(traceparent),
                row.bytes(value));
    }

    private int indexOf(String column, int expectedType) {
        int index = columns.indexOf(new Column(column, expectedType));
        if (index < 0) {
            throw new PgOutputException(
                    "table "
                            + name
                            + " is published but has no column "
                            + column
                            + " of type oid "
                            + expectedType
                            + "; it has "
                            + columns);
        }
        return index;
    }
}
