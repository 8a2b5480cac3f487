package dev.orderlog.projections.books.reconcile;

import dev.orderlog.eventlog.event.Envelope;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Events of uneven subjects, one by one: tables, log, and tables once more, in this order. What a table held before, the log must hold;
 * what the log holds, a table must hold after. Safe for use by many threads.
 */
final class Suspects {

    static final int KEPT_MAX = 500_000;

    private enum Where {
        TABLE_BEFORE,
        LOG,
        TABLE_AFTER
    }

    private static final class Seen {
        private final String subject;
        private final String words;
        private final Instant time;
        private final Map<Where, Long> contents = new HashMap<>();

        private Seen(Envelope event) {
            subject = event.subject();
            words =
                    "%s %s, number %d of %s, %s"
                            .formatted(
                                    event.type(),
                                    event.id(),
                                    event.sequence(),
                                    event.source(),
                                    event.time());
            time = event.time();
        }
    }

    private final Balance balance;
    private final Map<UUID, Seen> seen = new HashMap<>();
    private boolean tooMany;

    Suspects(Balance balance) {
        this.balance = balance;
    }

    void inTableBefore(Envelope event) {
        note(Where.TABLE_BEFORE, event);
    }

    void inLog(Envelope event) {
        note(Where.LOG, event);
    }

    void inTableAfter(Envelope event) {
        note(Where.TABLE_AFTER, event);
    }

    private synchronized void note(Where where, Envelope event) {
        if (balance.isEven(event.subject())) {
            return;
        }
        if (seen.size() >= KEPT_MAX && !seen.containsKey(event.id())) {
            tooMany = true;
            return;
        }
        seen.computeIfAbsent(event.id(), _ -> new Seen(event))
                .contents
                .put(where, Contents.of(event));
    }

    /** Whether more events are uneven than can be kept in mind, so that not all are named. */
    synchronized boolean areTooMany() {
        return tooMany;
    }

    /** @param settledBefore a younger event may still be on its way into the log */
    synchronized void judge(Instant settledBefore, BookFindings findings) {
        seen.values().forEach(event -> judge(event, settledBefore, findings));
    }

    private static void judge(Seen event, Instant settledBefore, BookFindings findings) {
        var log = event.contents.get(Where.LOG);
        var before = event.contents.get(Where.TABLE_BEFORE);
        var after = event.contents.get(Where.TABLE_AFTER);
        if (log == null) {
            findings.addIf(
                    before != null && event.time.isBefore(settledBefore),
                    BookKind.NOT_IN_LOG,
                    event.subject,
                    "%s",
                    event.words);
        } else if (after == null) {
            findings.add(BookKind.NOT_IN_TABLE, event.subject, "%s", event.words);
        } else if (!log.equals(after)) {
            findings.add(BookKind.NOT_THE_SAME, event.subject, "%s", event.words);
        }
    }
}
