package dev.orderlog.projections.stored;

import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads what {@link Writer} wrote, in the same order. */
final class Reader {

    private final BinaryDecoder in;

    Reader(byte[] bytes) {
        this.in = DecoderFactory.get().binaryDecoder(bytes, null);
    }

    String text() {
        return read(in::readString);
    }

    long number() {
        return read(in::readLong);
    }

    boolean flag() {
        return read(in::readBoolean);
    }

    Instant instant() {
        return Instant.ofEpochSecond(number(), number());
    }

    UUID uuid() {
        return new UUID(number(), number());
    }

    <E extends Enum<E>> E name(Class<E> names) {
        return Enum.valueOf(names, text());
    }

    <T> @Nullable T optional(Function<Reader, T> read) {
        return flag() ? read.apply(this) : null;
    }

    <T> List<T> list(Function<Reader, T> read) {
        return Stream.generate(() -> read.apply(this)).limit(number()).toList();
    }

    private interface Read<T> {
        T run() throws IOException;
    }

    private static <T> T read(Read<T> read) {
        try {
            return read.run();
        } catch (IOException cut) {
            throw new UncheckedIOException("the stored bytes end too early", cut);
        }
    }
}
