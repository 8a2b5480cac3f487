package dev.orderlog.quickstart.chaos.faults;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.IntStream;

class ScheduleTest {

    private static final List<String> TARGETS =
            List.of("kafka", "kafka-2", "kafka-3", "postgres", "order-api", "order-api-2");
    private static final int MANY = 500;

    private static List<Blow> blows(long seed) {
        var schedule = new Schedule(seed, TARGETS);
        return IntStream.range(0, MANY).mapToObj(_ -> schedule.next()).toList();
    }

    @Test
    void a_seed_gives_the_same_blows_again_and_another_seed_gives_others() {
        assertThat(blows(7)).isEqualTo(blows(7)).isNotEqualTo(blows(8));
    }

    @Test
    void two_at_once_are_never_two_brokers_nor_one_process_twice() {
        assertThat(blows(7)).anyMatch(blow -> blow.hits().size() == 2);
        assertThat(blows(7))
                .allSatisfy(blow -> {
                    assertThat(blow.hits()).extracting(Hit::target).doesNotHaveDuplicates();
                    assertThat(blow.hits())
                            .filteredOn(hit -> Schedule.isBroker(hit.target()))
                            .hasSizeLessThan(2);
                });
    }

    @Test
    void every_process_is_hit_before_any_is_hit_again() {
        var first =
                blows(7).stream()
                        .flatMap(blow -> blow.hits().stream())
                        .map(Hit::target)
                        .limit(TARGETS.size());
        assertThat(first).containsExactlyInAnyOrderElementsOf(TARGETS);
    }

    @Test
    void processes_are_killed_and_paused_and_some_pauses_are_beyond_everybodys_patience() {
        var hits = blows(7).stream().flatMap(blow -> blow.hits().stream()).toList();
        assertThat(hits).extracting(Hit::kind).contains(Hit.Kind.KILL, Hit.Kind.PAUSE);
        assertThat(hits).anyMatch(hit -> hit.lasts().toSeconds() > 20);
    }
}
