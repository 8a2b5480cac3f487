package dev.orderlog.eventlog.relay;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;

/** One row in binary format: where each column lies in the message, {@code -1} long where it is null. */
record BinaryRow(ByteBuffer buffer, int[] starts, int[] lengths) {

    static BinaryRow read(ByteBuffer tuple) {
        int count = tuple.getShort();
        var starts = new int[count];
        var lengths = new int[count];
        for (int i = 0; i < count; i++) {
            byte format = tuple.get();
            switch (format) {
                case 'n' -> lengths[i] = -1;
                case 'b' -> {
                    lengths[i] = tuple.getInt();
                    starts[i] = tuple.position();
                    tuple.position(starts[i] + lengths[i]);
                }
                default ->
                        throw new PgOutputException(
                                "column "
                                        + i
                                        + " came in format '"
                                        + (char) format
                                        + "', not in binary");
            }
        }
        return new BinaryRow(tuple, starts, lengths);
    }

    boolean isNull(int column) {
        return lengths[column] < 0;
    }

    UUID uuid(int column) {
        int start = required(column, 2 * Long.BYTES);
        return new UUID(buffer.getLong(start), buffer.getLong(start + Long.BYTES));
    }

    long bigint(int column) {
        return buffer.getLong(required(column, Long.BYTES));
    }

    int integer(int column) {
        return buffer.getInt(required(column, Integer.BYTES));
    }

    Instant timestamp(int column) {
        return BinaryReader.instant(buffer.getLong(required(column, Long.BYTES)));
    }

    String text(int column) {
        int start = required(column, lengths[column]);
        return new String(buffer.array(), buffer.arrayOffset() + start, lengths[column], UTF_8);
    }

    byte[] bytes(int column) {
        int start = buffer.arrayOffset() + required(column, lengths[column]);
        return Arrays.copyOfRange(buffer.array(), start, start + lengths[column]);
    }

    private int required(int column, int length) {
        if (isNull(column) || lengths[column] != length) {
            throw new PgOutputException(
                    "column " + column + " has " + lengths[column] + " bytes, not " + length);
        }
        return starts[column];
    }
}
