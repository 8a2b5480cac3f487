package dev.orderlog.projections.domain.timeline;

import static dev.orderlog.projections.domain.timeline.TimelineStep.State.DONE;
import static dev.orderlog.projections.domain.timeline.TimelineStep.State.EXPECTED;
import static dev.orderlog.projections.domain.timeline.TimelineStep.State.RUNNING;
import static dev.orderlog.projections.domain.timeline.TimelineStep.State.SKIPPED;
import static dev.orderlog.projections.domain.timeline.Told.at;
import static dev.orderlog.projections.domain.timeline.Told.given;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orderlog.schemas.TopicCatalogue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

class TimelineTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # given                                                  | running                                       | expected after it
                    placed                                                   | payment<1                                     | reservation shipment pickup delivery completion
                    placed charged                                           | reservation<2                                 | shipment pickup delivery completion
                    placed charged reserved                                  | shipment<3                                    | pickup delivery completion
                    placed charged reserved labelled                         | pickup<4                                      | delivery completion
                    placed charged reserved labelled reminded                | pickup<4                                      | delivery completion
                    placed charged reserved labelled picked-up               | delivery<5                                    | completion
                    placed charged reserved labelled picked-up delivered     | completion<6                                  | ''
                    placed charged reserved labelled picked-up delivered completed | ''                                      | ''

                    # a step failed for good
                    placed declined                                          | cancellation<2                                | ''
                    placed declined cancelled                                | ''                                            | ''
                    placed charged out-of-stock                              | refund<3                                      | cancellation
                    placed charged out-of-stock refunded                     | cancellation<4                                | ''
                    placed charged out-of-stock refunded cancelled           | ''                                            | ''
                    placed charged reserved label-failed                     | release<4                                     | refund cancellation
                    placed charged reserved label-failed released            | refund<5                                      | cancellation
                    placed charged reserved label-failed released refunded   | cancellation<6                                | ''
                    placed charged reserved labelled expired                 | release<5                                     | refund cancellation
                    placed charged reserved labelled expired released        | refund<6                                      | cancellation
                    placed charged reserved labelled expired released refunded cancelled | ''                                | ''

                    # a cancellation was requested
                    placed requested                                         | shipment_cancellation<2                       | release refund cancellation
                    placed requested voided                                  | release<3                                     | refund cancellation
                    placed requested voided released                         | refund<4                                      | cancellation
                    placed requested voided released never-charged           | cancellation<5                                | ''
                    placed requested voided released never-charged cancelled | ''                                            | ''
                    placed charged requested                                 | shipment_cancellation<3                       | release refund cancellation
                    placed charged reserved requested                        | shipment_cancellation<4                       | release refund cancellation
                    placed charged reserved labelled requested               | shipment_cancellation<5                       | release refund cancellation
                    placed charged reserved labelled requested voided        | release<6                                     | refund cancellation
                    placed charged reserved labelled requested voided released | refund<7                                    | cancellation
                    placed charged reserved labelled requested voided released refunded | cancellation<8                     | ''
                    placed charged reserved labelled requested voided released refunded cancelled | ''                       | ''

                    # it overtakes a step that still answers
                    placed requested charged                                 | shipment_cancellation<2                       | release refund cancellation
                    placed requested voided released charged                 | refund<4                                      | cancellation
                    placed requested declined                                | shipment_cancellation<2 cancellation<3        | release
                    placed requested declined cancelled                      | ''                                            | ''
                    placed charged requested reserved                        | shipment_cancellation<3                       | release refund cancellation
                    placed charged reserved requested labelled               | shipment_cancellation<4                       | release refund cancellation

                    # it meets a chain that runs already
                    placed charged out-of-stock requested                    | shipment_cancellation<4 refund<3              | cancellation
                    placed charged out-of-stock requested voided             | refund<3                                      | cancellation
                    placed charged out-of-stock refunded requested           | shipment_cancellation<5 cancellation<4        | ''
                    placed charged reserved label-failed requested           | release<4                                     | refund cancellation
                    placed charged reserved labelled requested expired       | release<6                                     | refund cancellation

                    # it comes too late
                    placed charged reserved labelled picked-up requested     | shipment_cancellation<6                       | delivery completion cancellation_rejection
                    placed charged reserved labelled requested picked-up     | shipment_cancellation<5                       | delivery completion cancellation_rejection
                    placed charged reserved labelled picked-up requested void-refused | cancellation_rejection<7             | delivery completion
                    placed charged reserved labelled picked-up requested void-refused rejected | delivery<5                  | completion
                    placed charged reserved labelled picked-up requested delivered | completion<7 cancellation_rejection<7   | ''
                    placed charged reserved labelled picked-up requested delivered rejected | completion<7                   | ''
                    placed charged reserved labelled picked-up requested delivered rejected completed | ''                   | ''

                    # the carrier refuses, and somebody asks again
                    placed charged reserved labelled requested void-refused  | cancellation_rejection<6                      | pickup delivery completion
                    placed charged reserved labelled requested void-refused rejected | pickup<4                              | delivery completion
                    placed charged reserved labelled requested void-refused rejected requested | shipment_cancellation<8     | release refund cancellation
                    placed charged reserved labelled requested void-refused rejected expired | release<8                     | refund cancellation
                    placed charged reserved labelled requested void-refused expired | cancellation_rejection<6 release<7     | refund cancellation

                    # an answer that comes after the end
                    placed requested declined cancelled voided               | ''                                            | ''
                    """)
    void an_order_waits_for(String events, String running, String expected) {
        given(events).then(RUNNING, running).then(EXPECTED, expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    placed charged                                   | placement payment                               | ''
                    placed charged reserved labelled picked-up delivered completed | placement payment reservation shipment pickup delivery completion | ''
                    placed declined cancelled                        | placement payment cancellation                  | reservation shipment pickup delivery completion shipment_cancellation release refund
                    placed charged out-of-stock                      | placement payment reservation                   | shipment pickup delivery completion shipment_cancellation release
                    placed charged reserved label-failed released    | placement payment reservation shipment release  | pickup delivery completion shipment_cancellation
                    placed requested                                 | placement cancellation_request                  | payment reservation shipment pickup delivery completion
                    placed requested charged                         | placement payment cancellation_request          | reservation shipment pickup delivery completion
                    placed charged reserved labelled requested void-refused rejected | placement payment reservation shipment cancellation_request shipment_cancellation cancellation_rejection | ''
                    placed charged reserved labelled requested void-refused rejected requested | placement payment reservation shipment cancellation_request | pickup delivery completion
                    placed charged reserved labelled picked-up requested | placement payment reservation shipment pickup cancellation_request | ''
                    """)
    void an_order_has_behind_it(String events, String done, String skipped) {
        given(events).then(DONE, done).then(SKIPPED, skipped);
    }

    @Test
    void a_step_that_is_done_says_by_what_and_how_long_it_ran() {
        var payment = given("placed declined").step(Step.PAYMENT, at(3));

        assertThat(payment.event()).isEqualTo("PaymentFailed");
        assertThat(payment.since()).isEqualTo(at(1));
        assertThat(payment.endedAt()).isEqualTo(at(2));
        assertThat(payment.awaits()).isEmpty();
    }

    @Test
    void a_step_that_runs_says_who_is_to_say_what() {
        var reservation = given("placed charged").step(Step.RESERVATION, at(3));

        assertThat(reservation.step().service()).isEqualTo(Service.INVENTORY_SERVICE);
        assertThat(reservation.awaits()).containsExactly("InventoryReserved", "InventoryFailed");
        assertThat(reservation.event()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "placed, PAYMENT, 61",
        "placed charged, RESERVATION, 122",
        "placed charged reserved, SHIPMENT, 183",
        "placed charged reserved labelled, PICKUP, 100000",
        "placed charged reserved labelled picked-up, DELIVERY, 245",
        "placed charged reserved labelled picked-up delivered, COMPLETION, 306",
        "placed requested, SHIPMENT_CANCELLATION, 362",
        "placed requested voided, RELEASE, 363",
        "placed requested voided released, REFUND, 364",
        "placed declined, CANCELLATION, 362",
        "placed charged reserved labelled requested void-refused, CANCELLATION_REJECTION, 366"
    })
    void a_step_is_overdue_once_its_limit_has_passed_and_not_before(
            String events, Step step, long due) {
        assertThat(given(events).step(step, at(due)).due()).isEqualTo(at(due));
        assertThat(given(events).step(step, at(due)).overdue()).isFalse();
        assertThat(given(events).step(step, at(due).plusNanos(1)).overdue()).isTrue();
    }

    @Test
    void what_is_not_running_is_never_overdue() {
        assertThat(given("placed charged").steps(at(1_000_000)))
                .filteredOn(TimelineStep::overdue)
                .extracting(TimelineStep::step)
                .containsExactly(Step.RESERVATION);
        assertThat(given("placed declined cancelled").steps(at(1_000_000)))
                .noneMatch(TimelineStep::overdue);
    }

    @Test
    void only_pickup_and_delivery_wait_for_somebody_outside() {
        assertThat(Arrays.stream(Step.values()).filter(Step::needsSignal))
                .containsExactly(Step.PICKUP, Step.DELIVERY);
    }

    @Test
    void an_order_of_which_only_a_stray_event_is_known_has_a_timeline_too() {
        given("charged").then(RUNNING, "reservation<1").then(DONE, "payment");
    }

    /** Pickup and delivery come by a signal: what they follow on stands in our table alone. */
    @Test
    void the_steps_are_those_of_the_catalogue() {
        var told =
                Arrays.stream(Step.values())
                        .flatMap(step -> step.answers().stream().map(type -> line(type, step)));
        var catalogue =
                TopicCatalogue.load().topic(TopicCatalogue.ORDER_EVENTS).events().stream()
                        .filter(event -> !event.type().equals("ShipmentPickupReminded"))
                        .map(event -> line(event.type(), event.emittedBy(), event.causes()))
                        .toList();

        assertThat(told).containsExactlyInAnyOrderElementsOf(catalogue);
    }

    private static String line(String type, Step step) {
        return line(type, step.service().code(), step.needsSignal() ? List.of() : step.cues());
    }

    private static String line(String type, String service, List<String> causes) {
        return type + " by " + service + " on " + causes.stream().sorted().toList();
    }

    @Test
    void a_limit_is_longer_than_nothing() {
        var minute = Duration.ofMinutes(1);
        for (var limit : List.of(Duration.ZERO, minute.negated())) {
            assertThatThrownBy(() -> new StepLimits(minute, minute, limit, minute, minute, minute))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("shipment");
        }
        new StepLimits(minute, minute, Duration.ofNanos(1), minute, minute, minute);
    }
}
