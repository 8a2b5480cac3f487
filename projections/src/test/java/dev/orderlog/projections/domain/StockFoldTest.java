package dev.orderlog.projections.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderlog.projections.domain.StockEvent.Levels;
import dev.orderlog.projections.domain.StockEvent.StockAdjusted;
import dev.orderlog.projections.domain.StockEvent.StockReceived;
import dev.orderlog.projections.domain.StockEvent.StockReleased;
import dev.orderlog.projections.domain.StockEvent.StockReserved;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Instant;
import java.util.stream.Stream;

class StockFoldTest {

    private static final Instant AT = Instant.ofEpochSecond(1_700_000_000L);
    private static final Levels LEVELS = new Levels(7, 3);

    static Stream<StockEvent> events() {
        return Stream.of(
                new StockReceived("lamp", LEVELS, AT),
                new StockAdjusted("lamp", LEVELS, AT),
                new StockReserved("lamp", LEVELS, AT),
                new StockReleased("lamp", LEVELS, AT));
    }

    @ParameterizedTest
    @MethodSource("events")
    void the_levels_are_those_after_the_event(StockEvent event) {
        var before = new StockLevel("lamp", 1, 1, Instant.EPOCH);

        assertThat(StockFold.fold(before, event)).isEqualTo(new StockLevel("lamp", 7, 3, AT));
    }
}
