package dev.orderlog.testkit.guarantee;

import static dev.orderlog.testkit.guarantee.KeptRun.at;
import static dev.orderlog.testkit.guarantee.KeptRun.bytes;
import static dev.orderlog.testkit.guarantee.KeptRun.row;
import static dev.orderlog.testkit.guarantee.KeptRun.said;
import static dev.orderlog.testkit.guarantee.KeptRun.traces;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.api.ListAssert;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Each guarantee fails, and says where, when it is shown a run that broke it. */
class BrokenRunsTest {

    @TestFactory
    Stream<DynamicTest> a_run_without_fault_keeps() {
        return Guarantee.OF_A_SERVICE.stream()
                .map(guarantee ->
                        DynamicTest.dynamicTest(
                                guarantee.promise(),
                                () -> judged(guarantee, KeptRun.run()).isEmpty()));
    }

    @Test
    void a_lost_effect_is_noticed() {
        var lost = traces().withEffects(without(traces().effects(), 2));

        judged(new NothingIsLost(), run(lost))
                .singleElement()
                .asString()
                .contains("order a", "[PaymentCharged, PaymentRefunded]", "[PaymentCharged]");
    }

    @Test
    void an_order_nobody_heard_of_is_noticed() {
        judged(new NothingIsLost(), run(Traces.NONE)).hasSize(2);
    }

    @Test
    void a_second_effect_is_noticed() {
        var twice =
                traces().withEffects(
                                with(
                                        traces().effects(),
                                        new Effect("b", "PaymentCharged", "p-b", 2)));

        judged(new OneEffectPerEvent(), run(twice))
                .singleElement()
                .asString()
                .contains("order b", "[PaymentCharged, PaymentCharged]");
    }

    @Test
    void another_key_for_the_same_charge_is_noticed() {
        var again =
                traces().withAsked(
                                with(traces().asked(), new Asked("charge:b:2", "PUT charge 42")));

        judged(new OneEffectPerEvent(), run(again))
                .singleElement()
                .asString()
                .contains("charge:b:2");
    }

    @Test
    void another_request_under_the_same_key_is_noticed() {
        var other =
                traces().withAsked(with(traces().asked(), new Asked("charge:b", "PUT charge 43")));

        judged(new OneEffectPerEvent(), run(other))
                .singleElement()
                .asString()
                .contains("charge:b", "two requests", "42", "43");
    }

    @Test
    void a_fact_that_does_not_hold_is_noticed() {
        judged(new OneEffectPerEvent(), run(traces().withFacts(Map.of("money kept", "2"))))
                .containsExactly("money kept: expected 1, but is 2");
        judged(new OneEffectPerEvent(), run(traces().withFacts(Map.of())))
                .containsExactly("money kept: expected 1, but is missing");
    }

    @Test
    void effects_in_the_wrong_order_are_noticed() {
        var shuffled =
                traces().withEffects(
                                List.of(
                                        new Effect("a", "PaymentRefunded", "f-a", 1),
                                        new Effect("a", "PaymentCharged", "p-a", 2)));

        judged(new OrderWithinAnOrder(), run(shuffled))
                .containsExactly(
                        "order a: [PaymentRefunded, PaymentCharged] is out of order",
                        "order a: PaymentCharged answers an event that came before the one answered"
                                + " already");
    }

    @Test
    void gaps_and_repeats_of_sequences_are_noticed() {
        var gap = with(traces().log(), said(8, "b", "e4", "PaymentRefunded", 3, "p-b"));
        var repeat = with(traces().log(), said(8, "b", "e4", "PaymentRefunded", 1, "p-b"));

        judged(new OrderWithinAnOrder(), run(traces().withLog(gap)))
                .containsExactly("PaymentRefunded of b at t-0@8 has sequence 3 after 1");
        judged(new OrderWithinAnOrder(), run(traces().withLog(repeat)))
                .containsExactly("PaymentRefunded of b at t-0@8 has sequence 1 after 1");
    }

    @Test
    void gaps_in_the_event_table_are_noticed() {
        var gap = with(traces().rows(), row("b", 4, "e4", true, "PaymentRefunded"));

        judged(new OrderWithinAnOrder(), run(traces().withRows(gap)))
                .containsExactly("stream b: PaymentRefunded has version 4 after 2");
    }

    @Test
    void wrong_numbers_of_effects_are_noticed() {
        var wrong = traces().withEffects(List.of(new Effect("b", "PaymentCharged", "p-b", 2)));

        judged(new OrderWithinAnOrder(), run(wrong))
                .containsExactly("order b: PaymentCharged is number 2, but comes as number 1");
    }

    @Test
    void effects_without_cause_are_noticed() {
        var log = traces().log();

        judged(
                        new CausesPrecedeEffects(),
                        run(traces().withLog(with(log, said(8, "b", "e4", "T", 2, "")))))
                .containsExactly("T of b at t-0@8 names no cause");
        judged(
                        new CausesPrecedeEffects(),
                        run(traces().withLog(with(log, said(8, "b", "e4", "T", 2, "nothing")))))
                .containsExactly("T of b at t-0@8 names a cause that is not in the log");
    }

    @Test
    void effects_before_their_cause_are_noticed() {
        var early = new ArrayList<>(traces().log());
        early.set(7, said(4, "a", "e3", "PaymentRefunded", 2, "f-a"));

        judged(new CausesPrecedeEffects(), run(traces().withLog(early)))
                .containsExactly("PaymentRefunded of a at t-0@4 stands before its cause at t-0@4");
    }

    @Test
    void foreign_correlations_are_noticed() {
        var foreign = new Logged(at(8), "b", "e4", "T", KeptRun.SOURCE, 2, "p-b", "another order");

        judged(new CausesPrecedeEffects(), run(traces().withLog(with(traces().log(), foreign))))
                .containsExactly("T of b at t-0@8 is correlated with another order");
    }

    @Test
    void an_event_that_stands_twice_in_the_log_is_noticed() {
        var twice = with(traces().log(), said(8, "b", "e2", "PaymentCharged", 1, "p-b"));

        judged(new NothingTwiceInTheLog(), run(traces().withLog(twice)))
                .containsExactly("PaymentCharged e2 stands at t-0@3 and again at t-0@8");
    }

    @Test
    void log_and_table_that_differ_are_noticed() {
        judged(new NothingTwiceInTheLog(), run(traces().withLog(without(traces().log(), 7))))
                .containsExactly("event e3 is in the table, not in the log");
        judged(new NothingTwiceInTheLog(), run(traces().withRows(without(traces().rows(), 5))))
                .containsExactly("event e2 is in the log, not in the table");
    }

    @Test
    void a_culprit_that_nobody_set_aside_is_noticed() {
        judged(new OneCulpritStopsOneOrder(), run(traces().withParked(List.of())))
                .containsExactly(
                        "UNDECODABLE_BYTES at t-0@5 is not parked",
                        "order c: OrderPlaced at t-0@6 does not wait behind the culprit");
    }

    @Test
    void a_culprit_set_aside_without_its_reason_or_bytes_is_noticed() {
        var parked = new ArrayList<>(traces().parked());
        parked.set(0, new Parked("c", at(5), "handler_failed", "who knows", bytes("other")));

        judged(new OneCulpritStopsOneOrder(), run(traces().withParked(parked)))
                .containsExactly(
                        "UNDECODABLE_BYTES at t-0@5 is parked as handler_failed: who knows",
                        "UNDECODABLE_BYTES at t-0@5 is parked with other bytes");
    }

    @Test
    void an_innocent_order_that_is_parked_is_noticed() {
        var parked = with(traces().parked(), new Parked("b", at(1), "behind", "why", bytes("p-b")));

        judged(new OneCulpritStopsOneOrder(), run(traces().withParked(parked)))
                .containsExactly("order b is parked without a culprit");
    }

    @Test
    void a_queue_out_of_order_is_noticed() {
        judged(
                        new OneCulpritStopsOneOrder(),
                        run(traces().withParked(traces().parked().reversed())))
                .containsExactly("order c waits out of order: [t-0@6, t-0@5]");
    }

    @Test
    void whatever_a_reset_changes_is_noticed() {
        var after =
                traces().withRows(with(traces().rows(), row("b", 3, "e4", true, "T")))
                        .withAsked(with(traces().asked(), new Asked("charge:b", "PUT charge 42")))
                        .withFacts(Map.of("money kept", "2"));

        judged(new NothingHeardTwiceAfterReset(), KeptRun.run().withAfterReset(after))
                .hasSize(3)
                .first()
                .asString()
                .contains("6 rows of the event table became 7", "e4");
    }

    @Test
    void a_run_without_a_reset_or_a_second_instance_proves_nothing() {
        var run = KeptRun.run();
        var untried =
                new Observed(
                        run.source(),
                        run.uncaused(),
                        run.orders(),
                        run.facts(),
                        run.fed(),
                        run.traces(),
                        Optional.empty(),
                        List.of());

        judged(new NothingHeardTwiceAfterReset(), untried).hasSize(1);
        judged(new InstancesShareTheWork(), untried).hasSize(1);
    }

    @Test
    void an_idle_instance_and_a_partition_with_two_owners_are_noticed() {
        judged(
                        new InstancesShareTheWork(),
                        KeptRun.run().withSharing(List.of(Map.of("one", Set.of("t-0")))))
                .containsExactly("only [one] took part");
        judged(
                        new InstancesShareTheWork(),
                        KeptRun.run()
                                .withSharing(
                                        List.of(Map.of("one", Set.of("t-0"), "two", Set.of()))))
                .containsExactly("two has nothing to do");
        judged(
                        new InstancesShareTheWork(),
                        KeptRun.run()
                                .withSharing(
                                        List.of(
                                                Map.of(
                                                        "one",
                                                        Set.of("t-0"),
                                                        "two",
                                                        Set.of("t-0")))))
                .singleElement()
                .asString()
                .startsWith("t-0 belongs to both");
    }

    private static ListAssert<String> judged(Guarantee guarantee, Observed run) {
        return assertThat(guarantee.violations(run));
    }

    private static Observed run(Traces traces) {
        return KeptRun.run().withTraces(traces);
    }

    private static <T> List<T> with(List<T> things, T further) {
        return Stream.concat(things.stream(), Stream.of(further)).toList();
    }

    private static <T> List<T> without(List<T> things, int index) {
        var fewer = new ArrayList<>(things);
        fewer.remove(index);
        return List.copyOf(fewer);
    }
}
