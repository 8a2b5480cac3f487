package dev.orderlog.eventlog.service;

import dev.orderlog.eventlog.listen.Redelivery;
import dev.orderlog.eventlog.store.Inbox;

import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

import javax.sql.DataSource;

/**
 * Forgets inbox rows of events that the log can no longer deliver, and never any other: a forgotten event that came again would act
 * again. Asks the broker before every deletion, because a topic's retention can be lengthened at any time.
 */
final class InboxRetention {

    private static final Logger LOG = LoggerFactory.getLogger(InboxRetention.class);
    static final int ROWS_PER_TRANSACTION = 10_000;

    private final String topic;
    private final Duration retention;
    private final Redelivery redelivery;
    private final DataSource dataSource;
    private final InstantSource clock;
    private final Inbox inbox = new Inbox();

    InboxRetention(
            String topic,
            Duration retention,
            Redelivery redelivery,
            DataSource dataSource,
            InstantSource clock) {
        this.topic = topic;
        this.retention = retention;
        this.redelivery = redelivery;
        this.dataSource = dataSource;
        this.clock = clock;
    }

    /** The configuration would let events act twice; the message says why and what to do. */
    static final class TooShortException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        TooShortException(String message) {
            super(message);
        }
    }

    /**
     * Goes on where the broker cannot be asked: nothing is forgotten before it could.
     *
     * @throws TooShortException when the log can deliver events that would be forgotten
     */
    void refuseIfTooShort() throws InterruptedException {
        try {
            whyTooShort()
                    .ifPresent(why -> {
                        throw new TooShortException(why);
                    });
        } catch (KafkaException away) {
            LOG.atWarn()
                    .addKeyValue("reason", away.getMessage())
                    .log("the inbox is kept whole until the broker tells what it can redeliver");
        }
    }

    /** @return how many rows were forgotten */
    long forget() throws InterruptedException, SQLException {
        var why = whyTooShort();
        if (why.isPresent()) {
            LOG.atError().addKeyValue("reason", why.get()).log("the inbox is kept whole");
            return 0;
        }
        var before = clock.instant().minus(retention);
        long forgotten = 0;
        int last;
        do {
            try (var connection = dataSource.getConnection()) {
                last = inbox.forget(connection, before, ROWS_PER_TRANSACTION);
            }
            forgotten += last;
        } while (last == ROWS_PER_TRANSACTION);
        LOG.atInfo().addKeyValue("rows", forgotten).log("old inbox rows are forgotten");
        return forgotten;
    }

    private Optional<String> whyTooShort() throws InterruptedException {
        var longest = redelivery.longest(topic);
        if (longest.isEmpty()) {
            return Optional.of(
                    "orderlog.inbox.retention is %s, but topic %s keeps its events for ever: one that is delivered again after that time would act again. Leave orderlog.inbox.retention empty."
                            .formatted(retention, topic));
        }
        return longest.filter(needed -> retention.compareTo(needed) < 0)
                .map(needed ->
                        "orderlog.inbox.retention is %s, but topic %s can deliver an event again for up to %s (retention.ms, segment.ms, message.timestamp.after.max.ms and an hour): it would act again. Set orderlog.inbox.retention to at least that, or leave it empty."
                                .formatted(retention, topic, needed));
    }
}
