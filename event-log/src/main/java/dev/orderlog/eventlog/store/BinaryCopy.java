package dev.orderlog.eventlog.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * Rows for {@code copy ... from stdin (format binary)}, as the documentation of PostgreSQL's {@code COPY} describes it: nothing is
 * written out as text and parsed again, and the server writes a page of rows at a time. For one thread, and one copy.
 */
final class BinaryCopy {

    private static final byte[] SIGNATURE = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0
    };
    private static final int NULL = -1;
    private static final short END = -1;
    private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");
    private static final int FIRST_BYTES = 64 << 10;

    private ByteBuffer bytes = ByteBuffer.allocate(FIRST_BYTES);

    BinaryCopy() {
        bytes.put(SIGNATURE).putInt(0).putInt(0);
    }

    BinaryCopy row(int columns) {
        room(Short.BYTES).putShort((short) columns);
        return this;
    }

    BinaryCopy text(@Nullable String value) {
        return bytes(value == null ? null : value.getBytes(UTF_8));
    }

    BinaryCopy bytes(byte @Nullable [] value) {
        if (value == null) {
            room(Integer.BYTES).putInt(NULL);
        } else {
            room(Integer.BYTES + value.length).putInt(value.length).put(value);
        }
        return this;
    }

    BinaryCopy number(long value) {
        room(Integer.BYTES + Long.BYTES).putInt(Long.BYTES).putLong(value);
        return this;
    }

    BinaryCopy integer(int value) {
        room(2 * Integer.BYTES).putInt(Integer.BYTES).putInt(value);
        return this;
    }

    BinaryCopy flag(boolean value) {
        room(Integer.BYTES + Byte.BYTES).putInt(Byte.BYTES).put((byte) (value ? 1 : 0));
        return this;
    }

    BinaryCopy uuid(@Nullable UUID value) {
        if (value == null) {
            room(Integer.BYTES).putInt(NULL);
        } else {
            room(Integer.BYTES + 2 * Long.BYTES)
                    .putInt(2 * Long.BYTES)
                    .putLong(value.getMostSignificantBits())
                    .putLong(value.getLeastSignificantBits());
        }
        return this;
    }

    /** Microseconds; what is finer is cut off. */
    BinaryCopy time(Instant value) {
        return number(ChronoUnit.MICROS.between(EPOCH, value));
    }

    /** @throws SQLException as the insert of such a row would have thrown; the transaction is then to be rolled back */
    void send(Connection transaction, String copy) throws SQLException {
        room(Short.BYTES).putShort(END);
        var sending = transaction.unwrap(PGConnection.class).getCopyAPI().copyIn(copy);
        try {
            sending.writeToCopy(bytes.array(), 0, bytes.position());
            sending.endCopy();
        } catch (SQLException failed) {
            cancel(sending, failed);
            throw failed;
        }
    }

    private static void cancel(CopyIn sending, SQLException failed) {
        try {
            if (sending.isActive()) {
                sending.cancelCopy();
            }
        } catch (SQLException alsoFailed) {
            failed.addSuppressed(alsoFailed);
        }
    }

    private ByteBuffer room(int wanted) {
        if (bytes.remaining() < wanted) {
            int size = Math.max(bytes.capacity() * 2, bytes.position() + wanted);
            bytes = ByteBuffer.allocate(size).put(bytes.flip());
        }
        return bytes;
    }
}
