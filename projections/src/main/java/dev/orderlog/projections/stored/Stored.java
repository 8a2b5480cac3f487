package dev.orderlog.projections.stored;

import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

import java.util.function.BiConsumer;
import java.util.function.Function;

/** Values in the state stores. The first number names the layout: another layout needs another application id. */
public final class Stored {

    private static final long LAYOUT = 1;

    private Stored() {}

    static <T> Serde<T> serde(BiConsumer<Writer, T> write, Function<Reader, T> read) {
        return Serdes.serdeFrom(
                (_, value) -> {
                    var out = new Writer();
                    out.number(LAYOUT);
                    write.accept(out, value);
                    return out.bytes();
                },
                (_, bytes) -> {
                    var in = new Reader(bytes);
                    long layout = in.number();
                    if (layout != LAYOUT) {
                        throw new SerializationException(
                                "state of layout "
                                        + layout
                                        + ", this version reads "
                                        + LAYOUT
                                        + ": start it under a new"
                                        + " orderlog.projections.application-id");
                    }
                    return read.apply(in);
                });
    }
}
