package dev.orderlog.projections.audit.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.Random;
import java.util.UUID;

class SeenEventsTest {

    private final SeenEvents seen = new SeenEvents();

    @Test
    void each_id_is_new_once_however_many_there_are() {
        var random = new Random(1);
        for (int n = 0; n < 10_000; n++) {
            assertThat(seen.add(new UUID(random.nextLong(), random.nextLong()), n)).isTrue();
        }
        var again = new Random(1);
        for (int n = 0; n < 10_000; n++) {
            var id = new UUID(again.nextLong(), again.nextLong());
            assertThat(seen.add(id, -1)).isFalse();
            assertThat(seen.fingerprint(id)).isEqualTo(n);
        }
        assertThat(seen.contains(new UUID(1, 1))).isFalse();
        assertThat(seen.bytes()).isLessThan(10_000 * 80);
    }

    @Test
    void even_the_id_of_nothing_but_zeros() {
        var nil = new UUID(0, 0);
        assertThat(seen.contains(nil)).isFalse();
        assertThat(seen.add(nil, 7)).isTrue();
        assertThat(seen.add(nil, 8)).isFalse();
        assertThat(seen.fingerprint(nil)).isEqualTo(7);
    }
}
