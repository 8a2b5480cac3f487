package dev.orderlog.eventlog.relay;

import dev.orderlog.eventlog.event.Envelope;

import java.time.Instant;

/** What the write-ahead log says, one message at a time: {@code Begun (Inserted)* Committed}, whole transactions in commit order. */
sealed interface WalMessage {

    /** @param commitLsn position of the commit record; all events of the transaction carry it */
    record Begun(long commitLsn, Instant commitTime) implements WalMessage {}

    record Inserted(Envelope event) implements WalMessage {}

    /** @param endLsn position behind the commit record: confirming it confirms the transaction */
    record Committed(long endLsn) implements WalMessage {}

    /** Nothing to publish: the shape of a table, which the decoder keeps, or a mark that only had to travel through the slot. */
    record Remarked() implements WalMessage {}
}
