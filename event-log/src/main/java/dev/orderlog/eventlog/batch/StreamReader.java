package dev.orderlog.eventlog.batch;

import dev.orderlog.eventlog.service.ServiceDefinition;
import dev.orderlog.eventlog.store.EventStore;
import dev.orderlog.eventlog.store.RoundTrip;

import java.sql.SQLException;
import java.util.List;

import javax.sql.DataSource;

/** Streams as committed now, for whoever only looks. */
public final class StreamReader<S, E> {

    private final ServiceDefinition<S, E, ?, ?, ?> definition;
    private final DataSource dataSource;
    private final EventStore events = new EventStore();

    public StreamReader(ServiceDefinition<S, E, ?, ?, ?> definition, DataSource dataSource) {
        this.definition = definition;
        this.dataSource = dataSource;
    }

    public S state(String streamId) {
        return stream(streamId).state;
    }

    /** Sequence of the last event said in the stream, 0 for none. */
    public long lastSequence(String streamId) {
        return stream(streamId).sequence;
    }

    private BatchAppends.Stream<S> stream(String streamId) {
        try (var connection = dataSource.getConnection()) {
            var rows =
                    RoundTrip.once(
                            connection,
                            trip -> events.load(trip, definition.topic(), List.of(streamId)));
            return BatchAppends.Stream.of(
                    definition, streamId, rows.getOrDefault(streamId, List.of()));
        } catch (SQLException away) {
            throw new StreamUnreadableException("the event store cannot be read", away);
        }
    }

    /** The database is away; asking again later helps. */
    public static final class StreamUnreadableException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        StreamUnreadableException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
