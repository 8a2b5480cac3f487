package dev.orderlog.eventlog.service;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.Map;

class LastingReadinessTest {

    private static final Map<String, String> WELL = Map.of();
    private static final Map<String, String> NO_KAFKA =
            Map.of("relay", "failing", "listener", "the log");
    private static final Map<String, String> NO_COMMANDS =
            Map.of("commands", "the database is away");

    @Test
    void by_default_whatever_ails_it_makes_it_not_ready() {
        var readiness = new LastingReadiness(false);

        assertThat(readiness.isReady(WELL)).isTrue();
        assertThat(readiness.isReady(NO_KAFKA)).isFalse();
        assertThat(readiness.isReady(NO_COMMANDS)).isFalse();
    }

    @Test
    void one_that_may_do_without_the_log_was_ready_with_it_first() {
        var readiness = new LastingReadiness(true);

        assertThat(readiness.isReady(NO_KAFKA)).isFalse();
        assertThat(readiness.isReady(WELL)).isTrue();
        assertThat(readiness.isReady(NO_KAFKA)).isTrue();
        assertThat(readiness.isReady(NO_COMMANDS)).isFalse();
    }
}
