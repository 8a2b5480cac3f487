package dev.orderlog.bench.stage;

import dev.orderlog.eventlog.relay.RelaySettings;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
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
     * @return the position from which they begin
     */
    public String renew() throws SQLException {
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
        }
        return new Database(stage.jdbcUrl("postgres")).text("select pg_current_wal_lsn()");
    }

    /**
     * Until all relays, which write a mark when they start and confirm it when they have read as far, have read beyond a position.
     */
    public void awaitReadBeyond(String position, List<String> services)
            throws SQLException, InterruptedException {
        var names = names(services);
        var server = new Database(stage.jdbcUrl("postgres"));
        var read =
                "select count(*) from pg_replication_slots where active and confirmed_flush_lsn > '%s' and slot_name in ('%s')"
                        .formatted(position, String.join("', '", names));
        long until = System.nanoTime() + READ_MAX.toNanos();
        while (server.number(read) < names.size()) {
            if (System.nanoTime() - until > 0) {
                throw new IllegalStateException(
                        "after %s not every relay has come to %s".formatted(READ_MAX, position));
            }
            new CountDownLatch(1).await(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private List<String> names(List<String> services) {
        return services.stream()
                .filter(Stage.DATABASES::containsKey)
                .map(Stage::databaseOf)
                .map(name -> RelaySettings.slotNameOf(stage.jdbcUrl(name)))
                .toList();
    }
}
