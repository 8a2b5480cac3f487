package dev.orderlog.eventlog.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orderlog.eventlog.batch.Backoff;

import org.junit.jupiter.api.Test;

import java.time.Duration;

class CallSettingsTest {

    @Test
    void room_is_what_is_not_needed_to_have_as_many_in_flight_as_may_be() {
        assertThat(limits(64, 256).roomEnough()).isEqualTo(128);
        assertThat(limits(64, 1_024).roomEnough()).isEqualTo(512);
        assertThat(limits(64, 65).roomEnough()).isEqualTo(1);
        assertThat(limits(64, 64).roomEnough()).isEqualTo(1);
        assertThat(limits(1, 1).roomEnough()).isEqualTo(1);
    }

    @Test
    void as_many_calls_must_be_taken_on_as_may_be_in_flight() {
        assertThat(limits(4, 4).claimedMax()).isEqualTo(4);
        assertThatThrownBy(() -> limits(4, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "orderlog.calls.claimed-max (3) must not be less than"
                                + " orderlog.calls.concurrency-max (4)");
    }

    private static CallSettings limits(int concurrencyMax, int claimedMax) {
        var second = Duration.ofSeconds(1);
        return new CallSettings(
                concurrencyMax,
                claimedMax,
                second,
                second,
                new Backoff(second, second),
                1,
                1,
                second);
    }
}
