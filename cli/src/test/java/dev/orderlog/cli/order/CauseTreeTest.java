package dev.orderlog.cli.order;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;

class CauseTreeTest {

    @Test
    void effects_stand_below_their_causes_and_strangers_at_the_root() {
        assertThat(
                        drawn(
                                event("placed", null),
                                event("charged", "placed"),
                                event("cancelled", null),
                                event("reserved", "charged"),
                                event("told", "placed"),
                                event("orphan", "elsewhere")))
                .containsExactly(
                        "placed", "├─ charged", "│  └─ reserved", "└─ told", "cancelled", "orphan");
    }

    @Test
    void events_that_cause_each_other_are_drawn_once() {
        assertThat(drawn(event("hen", "egg"), event("egg", "hen")))
                .containsExactly("hen", "└─ egg");
    }

    private static List<String> drawn(HistoryEvent... events) {
        return CauseTree.of(List.of(events)).stream()
                .map(branch -> branch.lines() + branch.event().id())
                .toList();
    }

    private static HistoryEvent event(String id, @Nullable String cause) {
        return new HistoryEvent(1, id, id, "/service", Instant.EPOCH, cause, null);
    }
}
