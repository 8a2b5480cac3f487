package dev.orderlog.orders.place;

import dev.orderlog.eventlog.store.RoundTrip;
import dev.orderlog.eventlog.store.RoundTrip.Answer;
import dev.orderlog.eventlog.store.SqlArrays;
import dev.orderlog.orders.place.ClaimedKeys.Held;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Idempotency keys, claimed in the transaction of the orders they lead to. An expired key is free again. */
public final class IdempotencyKeyStore {

    private static final int EXPIRED_PER_BATCH_MAX = 1_000;

    private static final String FORGET =
            "delete from idempotency_key where key in (select key from idempotency_key"
                    + " where claimed_at < ? order by claimed_at limit ? for update skip locked)";

    private static final String CLAIM =
            "insert into idempotency_key (key, fingerprint, order_id, claimed_at) select * from"
                    + " unnest(?::text[], ?::text[], ?::uuid[], ?::timestamptz[]) as c (key,"
                    + " fingerprint, order_id, claimed_at) order by key on conflict do nothing";

    private static final String HOLDERS =
            "select key, fingerprint, order_id from idempotency_key where key = any (?)";

    private final Duration lifetime;

    public IdempotencyKeyStore(Duration lifetime) {
        this.lifetime = lifetime;
    }

    /** Gives each free key to the first claim of it; the others learn who holds theirs. */
    public ClaimedKeys claim(Connection transaction, Collection<KeyClaim> claims)
            throws SQLException {
        var first = new TreeMap<String, KeyClaim>();
        claims.forEach(claim -> first.putIfAbsent(claim.key(), claim));
        if (first.isEmpty()) {
            return new ClaimedKeys(Map.of());
        }
        var trip = new RoundTrip(transaction);
        forgetExpired(trip, first.firstEntry().getValue().at());
        insert(trip, first.values());
        var holders = holders(trip, first.keySet());
        trip.make();
        return new ClaimedKeys(holders.get());
    }

    private void forgetExpired(RoundTrip trip, Instant now) {
        trip.tell(FORGET, Timestamp.from(now.minus(lifetime)), EXPIRED_PER_BATCH_MAX);
    }

    private static void insert(RoundTrip trip, Collection<KeyClaim> claims) throws SQLException {
        var transaction = trip.transaction();
        trip.tell(
                CLAIM,
                SqlArrays.texts(transaction, claims, KeyClaim::key),
                SqlArrays.texts(transaction, claims, KeyClaim::fingerprint),
                SqlArrays.uuids(transaction, claims, KeyClaim::orderId),
                SqlArrays.texts(transaction, claims, claim -> claim.at().toString()));
    }

    private static Answer<Map<String, Held>> holders(RoundTrip trip, Collection<String> keys)
            throws SQLException {
        return trip.ask(
                HOLDERS,
                rows -> {
                    var holders = new HashMap<String, Held>();
                    while (rows.next()) {
                        holders.put(
                                rows.getString(1),
                                new Held(rows.getString(2), rows.getObject(3, UUID.class)));
                    }
                    return holders;
                },
                SqlArrays.texts(trip.transaction(), keys));
    }
}
