package dev.orderlog.eventlog.store;

import org.jspecify.annotations.Nullable;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Statements of one transaction that go to the server together. It runs them one after the other, in the order given, each seeing
 * what those before it did; whoever sends them waits once, not once for each. Nothing happens before {@link #make()}.
 *
 * <p>An answer of many rows is best asked for last: the server may stop reading what is sent while nobody reads what it answers. Not
 * for several threads, and not for several trips.
 */
public final class RoundTrip {

    /** Plans that are kept from a time when a table was all but empty would read it from end to end when it is not. */
    private static final String BY_INDEX = "set local enable_seqscan = off";

    private static final String COMMIT = "commit";

    private final Connection transaction;
    private final List<Part<?>> parts = new ArrayList<>();

    public RoundTrip(Connection transaction) {
        this.transaction = transaction;
    }

    /** What to ask on a trip. */
    @FunctionalInterface
    public interface Question<T> {
        Answer<T> ask(RoundTrip trip) throws SQLException;
    }

    /** One trip for one question. */
    public static <T> T once(Connection transaction, Question<T> question) throws SQLException {
        var trip = new RoundTrip(transaction);
        var answer = question.ask(trip);
        trip.make();
        return answer.get();
    }

    /** Reads the rows that a statement answers with. */
    @FunctionalInterface
    public interface Reading<T> {
        T read(ResultSet rows) throws SQLException;
    }

    /** What a statement answered; there once the trip is made. */
    public static final class Answer<T> {

        private @Nullable T value;

        private Answer(@Nullable T value) {
            this.value = value;
        }

        /** Of a statement that need not be sent. */
        public static <T> Answer<T> of(T value) {
            return new Answer<>(value);
        }

        /** @throws IllegalStateException before the trip is made */
        public T get() {
            if (value == null) {
                throw new IllegalStateException("nothing was answered yet");
            }
            return value;
        }
    }

    private record Part<T>(
            String sql, List<Object> parameters, @Nullable Reading<T> reading, Answer<T> answer) {

        void take(PreparedStatement statement) throws SQLException {
            if (reading != null) {
                try (var rows = statement.getResultSet()) {
                    answer.value = reading.read(rows);
                }
            }
        }
    }

    /** That of the statements, for arrays among their parameters. */
    public Connection transaction() {
        return transaction;
    }

    /** @param parameters texts, numbers, {@link Array}s, {@link OffsetDateTime}s, one for each question mark */
    public <T> Answer<T> ask(String sql, Reading<T> reading, Object... parameters) {
        var answer = new Answer<T>(null);
        parts.add(new Part<>(sql, List.of(parameters), reading, answer));
        return answer;
    }

    /** A statement that answers with no rows. */
    public void tell(String sql, Object... parameters) {
        parts.add(new Part<Void>(sql, List.of(parameters), null, new Answer<>(null)));
    }

    /**
     * From here to the end of the transaction, an index is used wherever there is one: for tables that are all but empty at one time,
     * and at another hold whatever waits for an outage to end.
     */
    public void byIndexFromHere() {
        tell(BY_INDEX);
    }

    /**
     * The transaction's last trip: what is in it, and all that the transaction did before, is committed when this returns. Of a trip
     * with nothing in it nothing comes: the transaction is as open as it was.
     *
     * <p>The commit is on its way with the statements before it. A server that did not answer while the connection broke may come to
     * it later: whoever waits for locks must give up before the connection does ({@code lock_timeout}).
     *
     * @throws SQLException as {@link #make()}, and of the commit; nothing of the transaction is committed, unless it is the
     *     connection that broke, where nobody knows
     * @throws IllegalStateException when an answer was asked for, which could not be read before the commit
     */
    public void makeLast() throws SQLException {
        if (parts.stream().anyMatch(part -> part.reading() != null)) {
            throw new IllegalStateException("nothing can be asked on a transaction's last trip");
        }
        if (!parts.isEmpty()) {
            tell(COMMIT);
            make();
        }
    }

    /** @throws SQLException of the first statement that failed; those behind it were not executed */
    public void make() throws SQLException {
        if (parts.isEmpty()) {
            return;
        }
        var sql = parts.stream().map(Part::sql).collect(Collectors.joining(";\n"));
        try (var statement = transaction.prepareStatement(sql)) {
            int next = 1;
            for (var part : parts) {
                for (var parameter : part.parameters()) {
                    statement.setObject(next++, parameter);
                }
            }
            statement.execute();
            for (var part : parts) {
                part.take(statement);
                statement.getMoreResults();
            }
        } finally {
            parts.clear();
        }
    }
}
