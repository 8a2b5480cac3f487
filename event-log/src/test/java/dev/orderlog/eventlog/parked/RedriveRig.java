package dev.orderlog.eventlog.parked;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderlog.eventlog.batch.BatchContext.None;
import dev.orderlog.eventlog.batch.BatchRunner;
import dev.orderlog.eventlog.batch.BatchRunner.ParkedReader;
import dev.orderlog.eventlog.batch.Message;
import dev.orderlog.eventlog.batch.Outcome;
import dev.orderlog.eventlog.batch.RecordingClaims;
import dev.orderlog.eventlog.event.CloudEventHeaders;
import dev.orderlog.eventlog.event.EventIds;
import dev.orderlog.eventlog.listen.RecordReader;
import dev.orderlog.eventlog.listen.RecordReader.UnknownTypes;
import dev.orderlog.eventlog.store.CallStore;
import dev.orderlog.eventlog.store.ParkedRecord;
import dev.orderlog.eventlog.tally.Messages;
import dev.orderlog.eventlog.tally.Tally;
import dev.orderlog.eventlog.tally.Tally.Command;
import dev.orderlog.eventlog.tally.Tally.Say;
import dev.orderlog.eventlog.tally.TestDatabase;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** An order and the means to park, feed and redrive it, on a database that outlives the test. */
final class RedriveRig {

    private static final String TOPIC = "words";
    private static final AtomicLong OFFSETS = new AtomicLong();

    final TestDatabase database;
    final UUID order = EventIds.next();
    final UUID other = EventIds.next();
    final Gate gate = new Gate();
    final BatchRunner<List<String>, String, Command, None, String> runner;
    final RecordReader<Command> reader =
            RecordReader.of(
                    Tally.definition(TOPIC, _ -> new Say("answer")),
                    UnknownTypes.PARK,
                    () -> Messages.NOW);

    RedriveRig(TestDatabase database) {
        this.database = database;
        this.runner = runner(gate);
    }

    long nextOffset() {
        return OFFSETS.incrementAndGet();
    }

    Message<Command> heard(UUID order, String word) {
        return Messages.heard(TOPIC, order, word, nextOffset());
    }

    void parkOn(String word) throws SQLException {
        var culprit = heard(order, word);
        runner.park(ParkedRecord.of(culprit.heard(), Reason.of(new IllegalStateException("it"))));
    }

    List<Outcome<String>> listen(String... words) throws SQLException {
        var batch = new ArrayList<Message<Command>>();
        for (var word : words) {
            batch.add(heard(order, word));
        }
        return runner.run(batch);
    }

    Optional<Redriven> redrive(ParkedReader<Command> records) throws SQLException {
        return redriving(runner, records).run(order.toString(), "a person");
    }

    Redrive<Command, String> redriving(
            BatchRunner<?, ?, Command, ?, String> instance, ParkedReader<Command> records) {
        return new Redrive<>(instance, records, database.dataSource(), () -> Messages.NOW);
    }

    /** As the service reads it now that it has been mended. */
    Optional<Message<Command>> readable(ParkedRecord record) {
        assertThat(CloudEventHeaders.id(record.headers())).hasValue(record.eventId());
        return reader.read(record);
    }

    BatchRunner<List<String>, String, Command, None, String> runner(Gate gate) {
        return new BatchRunner<>(
                Tally.definition(TOPIC, _ -> new Say("answer"), gate),
                database.dataSource(),
                new CallStore(database.dataSource()),
                new RecordingClaims(),
                () -> Messages.NOW);
    }

    boolean isParked() throws SQLException {
        return !database.texts(
                        "select 1 from parked_order where stream_id = '"
                                + order
                                + "' union all select 1 from parked_event where stream_id = '"
                                + order
                                + "'")
                .isEmpty();
    }

    List<String> parked(String columns) throws SQLException {
        return database.texts(
                "select "
                        + columns
                        + " from parked_event where stream_id = '"
                        + order
                        + "' order by position");
    }

    List<String> acts() throws SQLException {
        return database.texts(
                "select by || ' ' || act || ': ' || result from parked_act where stream_id = '"
                        + order
                        + "' order by act_id");
    }

    List<String> words() throws SQLException {
        return database.texts(
                "select convert_from(value, 'utf8') from event where stream_id = '"
                        + order
                        + "' order by version");
    }
}
