package dev.orderlog.eventlog.store;

import org.jspecify.annotations.Nullable;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * Columns of many rows as arrays for one statement. Arrays of the very type travel as PostgreSQL keeps them; its driver writes an
 * {@code Object[]} out as text, looking at each character for one to escape, and the server parses that. The driver knows no such
 * way for {@code uuid[]}: see {@link #uuids}.
 */
public final class SqlArrays {

    private SqlArrays() {}

    public static <T> Array texts(
            Connection connection, Collection<T> rows, Function<T, @Nullable String> value)
            throws SQLException {
        return array(connection, "text", rows, value, String[]::new);
    }

    public static Array texts(Connection connection, Collection<String> values)
            throws SQLException {
        return texts(connection, values, value -> value);
    }

    /** As {@code text[]}: the statement must say {@code ?::uuid[]}. */
    public static <T> Array uuids(
            Connection connection, Collection<T> rows, Function<T, @Nullable UUID> value)
            throws SQLException {
        return texts(
                connection,
                rows,
                row -> {
                    var id = value.apply(row);
                    return id == null ? null : id.toString();
                });
    }

    public static <T> Array longs(
            Connection connection, Collection<T> rows, Function<T, Long> value)
            throws SQLException {
        return array(connection, "int8", rows, value, Long[]::new);
    }

    public static <T> Array ints(
            Connection connection, Collection<T> rows, Function<T, Integer> value)
            throws SQLException {
        return array(connection, "int4", rows, value, Integer[]::new);
    }

    public static <T> Array flags(
            Connection connection, Collection<T> rows, Function<T, Boolean> value)
            throws SQLException {
        return array(connection, "bool", rows, value, Boolean[]::new);
    }

    public static <T> Array bytes(
            Connection connection, Collection<T> rows, Function<T, byte[]> value)
            throws SQLException {
        return array(connection, "bytea", rows, value, byte[][]::new);
    }

    private static <T, V> Array array(
            Connection connection,
            String type,
            Collection<T> rows,
            Function<T, ? extends @Nullable V> value,
            IntFunction<@Nullable V[]> empty)
            throws SQLException {
        var values = empty.apply(rows.size());
        int next = 0;
        for (T row : rows) {
            values[next++] = value.apply(row);
        }
        return connection.createArrayOf(type, values);
    }
}
