package dev.orderlog.eventlog.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderlog.embedded.EmbeddedPostgres;
import dev.orderlog.embedded.SharedServers;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.sql.Array;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

class SqlArraysTest {

    private Connection connection;

    @BeforeEach
    void connect() throws SQLException {
        connection =
                DriverManager.getConnection(
                        SharedServers.postgres().jdbcUrl(SharedServers.freshDatabase("sql_arrays")),
                        EmbeddedPostgres.USER,
                        EmbeddedPostgres.PASSWORD);
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
    }

    @Test
    void texts_arrive_as_they_are_whatever_they_say() throws SQLException {
        var texts =
                Arrays.asList(
                        "plain",
                        "",
                        "NULL",
                        null,
                        "\"quoted\"",
                        "back\\slash",
                        "{a,b}",
                        "Zoë ☕ 🛒");

        assertThat(arrived(SqlArrays.texts(connection, texts, text -> text), "text"))
                .isEqualTo(texts);
    }

    @Test
    void ids_arrive_as_ids_where_the_statement_says_so() throws SQLException {
        var ids = Arrays.asList(UUID.randomUUID(), null, new UUID(0, 0));

        assertThat(arrived(SqlArrays.uuids(connection, ids, id -> id), "uuid")).isEqualTo(ids);
    }

    @Test
    void numbers_and_flags_arrive_at_their_limits() throws SQLException {
        var longs = List.of(Long.MIN_VALUE, 0L, Long.MAX_VALUE);
        var ints = List.of(Integer.MIN_VALUE, 0, Integer.MAX_VALUE);
        var flags = List.of(true, false);

        assertThat(arrived(SqlArrays.longs(connection, longs, each -> each), "bigint"))
                .isEqualTo(longs);
        assertThat(arrived(SqlArrays.ints(connection, ints, each -> each), "integer"))
                .isEqualTo(ints);
        assertThat(arrived(SqlArrays.flags(connection, flags, each -> each), "boolean"))
                .isEqualTo(flags);
    }

    @Test
    void bytes_arrive_as_they_are() throws SQLException {
        var values = List.of(new byte[0], new byte[] {0, -1, 92, 34});

        assertThat(arrived(SqlArrays.bytes(connection, values, each -> each), "bytea"))
                .containsExactly(values.toArray());
    }

    @Test
    void no_rows_are_an_empty_array() throws SQLException {
        assertThat(arrived(SqlArrays.texts(connection, List.of()), "text")).isEmpty();
    }

    private List<Object> arrived(Array array, String type) throws SQLException {
        try (var statement =
                connection.prepareStatement("select * from unnest(?::" + type + "[])")) {
            statement.setArray(1, array);
            var arrived = new ArrayList<Object>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    arrived.add(rows.getObject(1));
                }
            }
            return arrived;
        }
    }
}
