package dev.orderlog.eventlog.tally;

import dev.orderlog.eventlog.batch.Message;
import dev.orderlog.eventlog.event.Envelope;
import dev.orderlog.eventlog.event.EventIds;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/** Messages as a test gives them. */
public final class Messages {

    public static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private Messages() {}

    public static Message<Tally.Command> asked(UUID order, Tally.Command command) {
        return Message.asked(order, command, NOW, null);
    }

    public static Message<Tally.Command> heard(String topic, UUID order, String word, long offset) {
        var heard = new Message.Heard(envelope(topic, order, word, offset + 1), 0, offset);
        return Message.heard(heard, new Tally.Hear(word), NOW);
    }

    public static Envelope envelope(String topic, UUID order, String word, long sequence) {
        return new Envelope(
                EventIds.next(),
                "Word",
                "/elsewhere",
                order.toString(),
                topic,
                NOW,
                null,
                order,
                sequence,
                1,
                "00-11111111111111111111111111111111-2222222222222222-01",
                word.getBytes(StandardCharsets.UTF_8));
    }
}
