package dev.orderlog.bench.stage;

import dev.orderlog.eventlog.relay.RelaySettings;

import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The replication slots of the services, of which there is one for each database. */
public record Slots(Stage stage) {

    private static final Duration READ_MAX = Duration.ofMinutes(2);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    /**
     * Of services that are stopped and have published everything: made anew, so that they begin at the end of what was written. What is
     * in between says nothing, and PostgreSQL neither keeps it nor gives up a slot that would keep too much.
     *
     * @return the position from which each begins, by database
     */
    public Map<String, String> renew() throws SQLException {
        var positions = new HashMap<String, String>();
        for (var name : Stage.DATABASES.values()) {
            var database = new Database(stage.jdbcUrl(name));
            database.execute(
                    """
                    do $$
                    begin
                      if exists (select 1 from pg_replication_slots where slot_name = '%1$s' and not active) then
                        perform pg_drop_replication_slot('%1$s');
                      end if;
                    end $$;
                    """
                            .formatted(RelaySettings.slotNameOf(database.jdbcUrl())));
            database.execute(
                    "select pg_create_logical_replication_slot('%1$s', 'pgoutput', false, false, true) where exists (select 1 from relay_slot where slot_name = '%1$s')"
                            .formatted(RelaySettings.slotNameOf(database.jdbcUrl())));
            positions.put(name, database.text("select pg_current_wal_lsn()"));
        }
        return positions;
    }

    /**
     * Until all relays, which write a mark when they start and confirm it when they have read as far, have read beyond the positions.
     *
     * @param positions by database
     */
    public void awaitReadBeyond(Map<String, String> positions, List<String> services)
            throws SQLException, InterruptedException {
        long until = System.nanoTime() + READ_MAX.toNanos();
        for (var service : services) {
            if (Stage.DATABASES.containsKey(service)) {
                var name = Stage.databaseOf(service);
                awaitReadBeyond(Objects.requireNonNull(positions.get(name)), name, until);
            }
        }
    }

    private void awaitReadBeyond(String position, String name, long until)
            throws SQLException, InterruptedException {
        var database = new Database(stage.jdbcUrl(name));
        var read =
                "select count(*) from pg_replication_slots where active and confirmed_flush_lsn > '%s' and slot_name = '%s'"
                        .formatted(position, RelaySettings.slotNameOf(database.jdbcUrl()));
        while (database.number(read) < 1) {
            if (System.nanoTime() - until > 0) {
                throw new IllegalStateException(
                        "after %s the relay of %s has not come to %s"
                                .formatted(READ_MAX, name, position));
            }
            new CountDownLatch(1).await(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
        }
    }
}
