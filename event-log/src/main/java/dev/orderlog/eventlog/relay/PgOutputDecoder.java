package dev.orderlog.eventlog.relay;

import dev.orderlog.eventlog.relay.WalMessage.Begun;
import dev.orderlog.eventlog.relay.WalMessage.Committed;
import dev.orderlog.eventlog.relay.WalMessage.Inserted;
import dev.orderlog.eventlog.relay.WalMessage.Remarked;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

/**
 * Logical replication messages of the built-in {@code pgoutput}, protocol version 1 with binary columns, as far as inserts need
 * them. Belongs to one stream: tables are described once, before their first row. Buffers must be backed by an array.
 */
final class PgOutputDecoder {

    private final Map<Integer, Relation> relations = new HashMap<>();

    WalMessage decode(ByteBuffer message) {
        var reader = new BinaryReader(message);
        byte kind = message.get();
        return switch (kind) {
            case 'B' -> new Begun(message.getLong(), reader.timestamp());
            case 'I' -> inserted(message);
            case 'C' -> {
                reader.skip(1 + Long.BYTES);
                yield new Committed(message.getLong());
            }
            case 'R' -> {
                relations.put(message.getInt(), Relation.read(message));
                yield new Remarked();
            }
            case 'M', 'Y', 'O' -> new Remarked();
            default ->
                    throw new PgOutputException(
                            "message '"
                                    + (char) kind
                                    + "' is not part of a publication of inserts; does it publish"
                                    + " more?");
        };
    }

    private Inserted inserted(ByteBuffer message) {
        int oid = message.getInt();
        var relation = relations.get(oid);
        if (relation == null) {
            throw new PgOutputException(
                    "a row of table oid " + oid + ", which was never described");
        }
        byte tuple = message.get();
        if (tuple != 'N') {
            throw new PgOutputException("an insert with a tuple of kind '" + (char) tuple + "'");
        }
        return new Inserted(relation.event(message));
    }
}
