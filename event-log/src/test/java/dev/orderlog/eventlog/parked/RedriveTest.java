package dev.orderlog.eventlog.parked;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orderlog.eventlog.batch.Message;
import dev.orderlog.eventlog.parked.Redriven.Handled;
import dev.orderlog.eventlog.store.ParkedRecord;
import dev.orderlog.eventlog.tally.Messages;
import dev.orderlog.eventlog.tally.Tally.Hear;
import dev.orderlog.eventlog.tally.TestDatabase;

import org.apache.kafka.common.errors.RetriableException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.IntStream;

class RedriveTest {

    private static TestDatabase database;

    private final RedriveRig rig = new RedriveRig(database);

    @BeforeAll
    static void migrate() {
        database = TestDatabase.fresh();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void a_redriven_order_catches_up_in_order_and_is_no_longer_parked() throws Exception {
        rig.parkOn("first");
        rig.listen("second", "third");

        var redriven = rig.redrive(rig::readable).orElseThrow();

        assertThat(rig.words()).containsExactly("first", "second", "third");
        assertThat(redriven.handled()).isEqualTo(3);
        assertThat(redriven.waiting()).isZero();
        assertThat(redriven.stop()).isNull();
        assertThat(rig.isParked()).isFalse();
        rig.listen("fourth");
        assertThat(rig.words()).endsWith("fourth");
    }

    @Test
    void an_order_that_is_not_parked_is_not_redriven() throws Exception {
        assertThat(rig.redrive(rig::readable)).isEmpty();
        assertThat(rig.acts()).isEmpty();
    }

    @Test
    void a_redrive_that_fails_at_a_later_event_keeps_what_succeeded_and_the_rest_stays_parked()
            throws Exception {
        rig.parkOn("w0");
        rig.listen(IntStream.range(1, 250).mapToObj(n -> "w" + n).toArray(String[]::new));
        rig.listen("choke on this", "after");

        var redriven = rig.redrive(rig::readable).orElseThrow();

        assertThat(rig.words()).isEqualTo(IntStream.range(0, 250).mapToObj(n -> "w" + n).toList());
        assertThat(redriven.handled()).isEqualTo(250);
        assertThat(redriven.records()).hasSize(Redriven.RECORDS_MAX);
        assertThat(redriven.waiting()).isEqualTo(2);
        assertThat(redriven.stop())
                .satisfies(stop -> {
                    assertThat(stop.kind()).isEqualTo(ReasonKind.HANDLER_FAILED);
                    assertThat(stop.reason())
                            .isEqualTo("java.lang.IllegalStateException: choke on this");
                });
        assertThat(rig.parked("reason_kind || ' ' || attempts || ' ' || reason"))
                .containsExactly(
                        "handler_failed 1 java.lang.IllegalStateException: choke on this",
                        "behind 0 waits behind a parked event of its order");
        assertThat(
                        rig.database.number(
                                "select attempts from parked_order where stream_id = '"
                                        + rig.order
                                        + "'"))
                .isEqualTo(1);

        rig.redrive(rig::readable);
        assertThat(rig.parked("attempts")).containsExactly("2", "0");
    }

    @Test
    void a_record_that_still_cannot_be_read_keeps_its_order_parked_with_the_new_reason()
            throws Exception {
        rig.parkOn("first");
        var record = rig.heard(rig.order, "\0garbage");
        rig.runner.run(List.of(record));
        rig.listen("third");

        var redriven = rig.redrive(rig.reader).orElseThrow();

        assertThat(rig.words()).containsExactly("first");
        assertThat(redriven.handled()).isEqualTo(1);
        assertThat(rig.parked("reason_kind || ' ' || reason"))
                .containsExactly(
                        "undecodable not a word",
                        "behind waits behind a parked event of its order");
    }

    @Test
    void what_was_handled_elsewhere_meanwhile_has_no_second_effect_in_a_redrive() throws Exception {
        rig.parkOn("first");
        var repeated = rig.heard(rig.order, "second");
        rig.runner.run(List.of(repeated));
        rig.runner.run(
                List.of(
                        Message.heard(
                                new Message.Heard(repeated.heard().event(), 0, rig.nextOffset()),
                                new Hear("second"),
                                Messages.NOW)));

        var redriven = rig.redrive(rig::readable).orElseThrow();

        assertThat(rig.words()).containsExactly("first", "second");
        assertThat(redriven.records())
                .extracting(Handled::how)
                .containsExactly(Redriven.How.DECIDED, Redriven.How.DECIDED, Redriven.How.REPEATED);
    }

    @Test
    void an_event_that_was_handled_meanwhile_parks_nothing() throws Exception {
        var word = rig.heard(rig.order, "word");
        rig.runner.run(List.of(word));

        rig.runner.park(
                ParkedRecord.of(
                        word.heard(), Reason.of(new IllegalStateException("an old version"))));

        assertThat(rig.isParked()).isFalse();
    }

    @Test
    void a_dry_run_says_what_would_happen_and_nothing_of_it_does() throws Exception {
        rig.parkOn("first");
        rig.listen("second", "choke", "behind");

        var redriven =
                rig.redriving(rig.runner, rig::readable)
                        .rehearse(rig.order.toString())
                        .orElseThrow();

        assertThat(redriven.dryRun()).isTrue();
        assertThat(redriven.handled()).isEqualTo(2);
        assertThat(redriven.stop().reason()).contains("choke");
        assertThat(redriven.waiting()).isEqualTo(4);
        assertThat(rig.words()).isEmpty();
        assertThat(rig.parked("attempts")).containsExactly("0", "0", "0", "0");
        assertThat(rig.acts()).isEmpty();
    }

    @Test
    void every_piece_and_every_failure_of_a_redrive_is_on_record() throws Exception {
        rig.parkOn("first");
        rig.listen("choke");

        rig.redrive(rig::readable);

        assertThat(rig.acts())
                .containsExactly(
                        "a person redrive: 1 handled, 1 wait",
                        "a person redrive: still parked: handler_failed:"
                                + " java.lang.IllegalStateException: choke");
    }

    @Test
    void a_registry_that_is_away_stops_a_redrive_and_changes_nothing() throws Exception {
        rig.parkOn("first");

        assertThatThrownBy(() ->
                        rig.redrive(record -> {
                            throw new RetriableException("the registry is away") {};
                        }))
                .hasMessage("the registry is away");

        assertThat(rig.parked("attempts")).containsExactly("0");
        assertThat(rig.acts()).isEmpty();
    }
}
