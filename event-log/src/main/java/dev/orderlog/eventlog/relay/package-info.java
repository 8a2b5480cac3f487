/**
 * The fourth beat: what a service has said travels from its {@code event} table to the log, in commit order, each event once.
 *
 * <pre>
 *   event table --WAL--> WalStream --> RelaySession --> Publisher --> Kafka
 *                           ^               |               |
 *                           +--- confirm ---+--- InFlight --+ acknowledgements
 * </pre>
 *
 * Positions are confirmed to PostgreSQL only after Kafka has acknowledged, so a crash repeats rather than loses; what would be
 * repeated is found in the log's own tail ({@link dev.orderlog.eventlog.relay.LogTail}) and left out.
 */
@NullMarked
package dev.orderlog.eventlog.relay;

import org.jspecify.annotations.NullMarked;
