package dev.orderlog.eventlog.parked;

import dev.orderlog.eventlog.event.Legible;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** The acts on record. Each is written in the transaction that does it: there is no act without its row, and no row without its act. */
public final class ParkedActs {

    private static final int TEXT_LENGTH_MAX = 4_000;

    private static final String ADD =
            """
            insert into parked_act (act_id, at, by, act, stream_id, what, reason, result) values (?, ?, ?, ?, ?, ?, ?, ?)\
            """;

    private static final String LATEST =
            """
            select act_id, at, by, act, stream_id, what, reason, result from parked_act
             where (?::text is null or stream_id = ?) and (?::uuid is null or act_id < ?)
             order by act_id desc limit ?\
            """;

    /** Records an act; what is too long for a person to read is cut. */
    void add(Connection transaction, Act act) throws SQLException {
        try (var statement = transaction.prepareStatement(ADD)) {
            statement.setObject(1, act.id());
            statement.setObject(2, act.at().atOffset(ZoneOffset.UTC));
            statement.setString(3, act.by());
            statement.setString(4, act.act().code());
            statement.setString(5, act.order());
            statement.setString(6, Legible.line(act.what(), TEXT_LENGTH_MAX));
            statement.setString(7, act.reason());
            statement.setString(8, Legible.line(act.result(), TEXT_LENGTH_MAX));
            statement.executeUpdate();
        }
    }

    /**
     * The latest acts, the newest first.
     *
     * @param order only what was done to this one
     * @param before only acts older than this one
     */
    List<Act> latest(
            Connection connection, Optional<String> order, Optional<UUID> before, int actsMax)
            throws SQLException {
        try (var statement = connection.prepareStatement(LATEST)) {
            statement.setString(1, order.orElse(null));
            statement.setString(2, order.orElse(null));
            statement.setObject(3, before.orElse(null));
            statement.setObject(4, before.orElse(null), java.sql.Types.OTHER);
            statement.setInt(5, actsMax);
            var acts = new ArrayList<Act>();
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    acts.add(
                            new Act(
                                    row.getObject("act_id", UUID.class),
                                    row.getObject("at", OffsetDateTime.class).toInstant(),
                                    row.getString("by"),
                                    Act.Kind.valueOf(row.getString("act").toUpperCase(Locale.ROOT)),
                                    row.getString("stream_id"),
                                    row.getString("what"),
                                    row.getString("reason"),
                                    row.getString("result")));
                }
            }
            return acts;
        }
    }
}
