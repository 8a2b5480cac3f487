package dev.orderlog.inventory.stock;

import dev.orderlog.eventlog.store.RoundTrip;
import dev.orderlog.eventlog.store.SqlArrays;
import dev.orderlog.inventory.domain.StockLedger;
import dev.orderlog.inventory.domain.StockLevel;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import javax.sql.DataSource;

/** The level of every SKU. Rows are locked in SKU order, by everybody who changes them, so that nobody waits in a circle. */
public final class StockStore {

    private static final String ENLIST =
            "insert into stock (sku, available, reserved, version) select sku, 0, 0, 0 from"
                    + " unnest(?) as s (sku) order by sku on conflict do nothing";

    private static final String LOCK =
            "select sku, available, reserved, version from stock where sku = any (?) order by sku"
                    + " for update";

    private static final String STORE =
            "update stock set available = changed.available, reserved = changed.reserved, version ="
                    + " changed.version from unnest(?, ?, ?, ?) as changed (sku, available,"
                    + " reserved, version) where stock.sku = changed.sku";

    private static final String FIND = "select sku, available, reserved from stock where sku = ?";

    private static final String PAGE =
            "select sku, available, reserved from stock where sku > ? order by sku limit ?";

    private final DataSource database;

    public StockStore(DataSource database) {
        this.database = database;
    }

    /** SKUs that a change may bring in for the first time. Uncommitted, they are nobody else's to see. */
    public void enlist(Connection transaction, Collection<String> skus) throws SQLException {
        try (var statement = transaction.prepareStatement(ENLIST)) {
            statement.setArray(1, SqlArrays.texts(transaction, skus));
            statement.executeUpdate();
        }
    }

    /** Keeps everybody else from changing these levels, and so from appending to their streams, until the transaction ends. */
    public LockedStock lock(Connection transaction, Collection<String> skus) throws SQLException {
        try (var statement = transaction.prepareStatement(LOCK)) {
            statement.setArray(1, SqlArrays.texts(transaction, skus));
            var levels = new TreeMap<String, StockLevel>();
            var versions = new TreeMap<String, Long>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    var sku = rows.getString(1);
                    levels.put(sku, new StockLevel(rows.getLong(2), rows.getLong(3)));
                    long version = rows.getLong(4);
                    if (!rows.wasNull()) {
                        versions.put(sku, version);
                    }
                }
            }
            return new LockedStock(new StockLedger(levels), versions);
        }
    }

    /** @param version where the SKU's stream ends with what made the level */
    public record Changed(StockLevel level, long version) {}

    public void store(RoundTrip trip, Map<String, Changed> changed) throws SQLException {
        var rows = changed.entrySet();
        var transaction = trip.transaction();
        trip.tell(
                STORE,
                SqlArrays.texts(transaction, rows, Map.Entry::getKey),
                SqlArrays.longs(transaction, rows, row -> row.getValue().level().available()),
                SqlArrays.longs(transaction, rows, row -> row.getValue().level().reserved()),
                SqlArrays.longs(transaction, rows, row -> row.getValue().version()));
    }

    public Optional<StockLevel> find(String sku) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(FIND)) {
            statement.setString(1, sku);
            return Optional.ofNullable(levels(statement).get(sku));
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    public Map<String, StockLevel> page(String afterSku, int limit) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(PAGE)) {
            statement.setString(1, afterSku);
            statement.setInt(2, limit);
            return levels(statement);
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    private static IllegalStateException unreadable(SQLException cause) {
        return new IllegalStateException("The stock levels cannot be read", cause);
    }

    private static Map<String, StockLevel> levels(PreparedStatement query) throws SQLException {
        var levels = new TreeMap<String, StockLevel>();
        try (var rows = query.executeQuery()) {
            while (rows.next()) {
                levels.put(rows.getString(1), new StockLevel(rows.getLong(2), rows.getLong(3)));
            }
        }
        return levels;
    }
}
