package dev.orderlog.projections.stored;

import dev.orderlog.projections.domain.DeadLetter;

import org.apache.kafka.common.serialization.Serde;

public final class StoredDeadLetter {

    private StoredDeadLetter() {}

    public static Serde<DeadLetter> serde() {
        return Stored.serde(
                (out, letter) -> {
                    out.text(letter.topic());
                    out.number(letter.partition());
                    out.number(letter.offset());
                    out.instant(letter.time());
                    out.optional(letter.key(), Writer::text);
                    out.optional(letter.type(), Writer::text);
                    out.name(letter.reason());
                    out.text(letter.detail());
                },
                in ->
                        new DeadLetter(
                                in.text(),
                                Math.toIntExact(in.number()),
                                in.number(),
                                in.instant(),
                                in.optional(Reader::text),
                                in.optional(Reader::text),
                                in.name(DeadLetter.Reason.class),
                                in.text()));
    }
}
