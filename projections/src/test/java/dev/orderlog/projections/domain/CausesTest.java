package dev.orderlog.projections.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

class CausesTest {

    private static final UUID ORDER = UUID.randomUUID();

    @Test
    void each_event_stands_below_the_one_that_caused_it() {
        var placed = entry(1, null);
        var charged = entry(2, placed.id());
        var asked = entry(3, null);
        var reserved = entry(4, charged.id());
        var reminded = entry(5, placed.id());

        assertThat(drawn(Causes.of(List.of(placed, charged, asked, reserved, reminded))))
                .isEqualTo("1(2(4()) 5()) 3()");
    }

    @Test
    void whose_cause_is_not_there_or_comes_later_stands_at_the_root() {
        var late = entry(2, null);
        var early = entry(1, late.id());
        var itself = UUID.randomUUID();

        assertThat(drawn(Causes.of(List.of(early, late, entry(3, UUID.randomUUID())))))
                .isEqualTo("1() 2() 3()");
        assertThat(drawn(Causes.of(List.of(entry(1, itself, itself))))).isEqualTo("1()");
    }

    @Test
    void an_event_tells_the_trace_that_it_belongs_to() {
        assertThat(traced("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01").traceId())
                .hasValue("4bf92f3577b34da6a3ce929d0e0e4736");
        assertThat(traced("00-4bf9").traceId()).isEmpty();
        assertThat(traced(null).traceId()).isEmpty();
    }

    private static String drawn(List<Causes.Branch> branches) {
        return branches.stream()
                .map(branch -> branch.event().version() + "(" + drawn(branch.led()) + ")")
                .collect(Collectors.joining(" "));
    }

    private static HistoryEntry entry(long version, @Nullable UUID cause) {
        return entry(version, UUID.randomUUID(), cause);
    }

    private static HistoryEntry entry(long version, UUID id, @Nullable UUID cause) {
        return new HistoryEntry(
                version, id, "Any", "/any", version, Instant.EPOCH, cause, ORDER, null);
    }

    private static HistoryEntry traced(@Nullable String traceparent) {
        return new HistoryEntry(
                1, ORDER, "Any", "/any", 1, Instant.EPOCH, null, ORDER, traceparent);
    }
}
