package dev.orderlog.eventlog.relay;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The transactions on their way to Kafka, in commit order. Acknowledgements of different partitions come out of order, so only the
 * fully acknowledged prefix may be confirmed. Used by one thread; acknowledgements may come from another.
 */
final class InFlight {

    /** One transaction; it is finished when its commit was read and everything it said was acknowledged. */
    static final class Transaction {

        private final long commitLsn;
        private final Instant commitTime;
        private final AtomicInteger unacknowledged = new AtomicInteger();
        private long endLsn;

        private Transaction(long commitLsn, Instant commitTime) {
            this.commitLsn = commitLsn;
            this.commitTime = commitTime;
        }

        long commitLsn() {
            return commitLsn;
        }

        void sending() {
            unacknowledged.incrementAndGet();
        }

        void acknowledged() {
            unacknowledged.decrementAndGet();
        }

        private boolean finished() {
            return endLsn > 0 && unacknowledged.get() == 0;
        }
    }

    private final ArrayDeque<Transaction> queue = new ArrayDeque<>();
    private @Nullable Transaction open;
    private volatile @Nullable Instant oldestCommit;

    void begin(long commitLsn, Instant commitTime) {
        open = new Transaction(commitLsn, commitTime);
        queue.addLast(open);
        noteOldest();
    }

    /** The transaction whose events are being read. */
    Transaction open() {
        if (open == null) {
            throw new PgOutputException("a row or a commit outside a transaction");
        }
        return open;
    }

    void commit(long endLsn) {
        open().endLsn = endLsn;
        open = null;
    }

    boolean isEmpty() {
        return queue.isEmpty();
    }

    /** Takes the finished prefix off the queue: the position behind its last transaction, where there is one. */
    OptionalLong takeFinished() {
        var end = OptionalLong.empty();
        for (var head = queue.peekFirst();
                head != null && head.finished();
                head = queue.peekFirst()) {
            end = OptionalLong.of(head.endLsn);
            queue.removeFirst();
        }
        if (end.isPresent()) {
            noteOldest();
        }
        return end;
    }

    /** When the oldest unfinished transaction committed; callable from any thread. */
    Optional<Instant> oldestCommit() {
        return Optional.ofNullable(oldestCommit);
    }

    private void noteOldest() {
        var head = queue.peekFirst();
        oldestCommit = head == null ? null : head.commitTime;
    }
}
