package dev.orderlog.projections.stored;

import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import java.util.function.BiConsumer;

/** Writes fields one after the other in Avro's binary encoding, without names. */
final class Writer {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    private final BinaryEncoder out = EncoderFactory.get().directBinaryEncoder(bytes, null);

    void text(String value) {
        written(() -> out.writeString(value));
    }

    void number(long value) {
        written(() -> out.writeLong(value));
    }

    void flag(boolean value) {
        written(() -> out.writeBoolean(value));
    }

    void instant(Instant value) {
        number(value.getEpochSecond());
        number(value.getNano());
    }

    void uuid(UUID value) {
        number(value.getMostSignificantBits());
        number(value.getLeastSignificantBits());
    }

    void name(Enum<?> value) {
        text(value.name());
    }

    <T> void optional(@Nullable T value, BiConsumer<Writer, T> write) {
        flag(value != null);
        if (value != null) {
            write.accept(this, value);
        }
    }

    <T> void list(Collection<T> values, BiConsumer<Writer, T> write) {
        number(values.size());
        values.forEach(value -> write.accept(this, value));
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }

    private interface Write {
        void run() throws IOException;
    }

    private static void written(Write write) {
        try {
            write.run();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
