package dev.orderlog.eventlog.listen;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetCommitCallback;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

class HandledOffsetsTest {

    private static final TopicPartition PARTITION = new TopicPartition("orders", 0);
    private static final Duration LONG = Duration.ofDays(1);
    private static final Duration POLL_MAX = Duration.ofSeconds(1);

    private final CommitsNoted consumer = new CommitsNoted();

    @Test
    void what_is_handled_between_two_commits_shares_the_next() {
        var handled = new HandledOffsets(consumer, LONG);

        for (long next = 1; next <= 100; next++) {
            reach(handled, next);
        }

        assertThat(consumer.commits).isEmpty();
        handled.commitBeforeLeaving();
        assertThat(consumer.committed(Set.of(PARTITION)).get(PARTITION).offset()).isEqualTo(100);
    }

    @Test
    void without_an_interval_each_is_committed_once() {
        var handled = new HandledOffsets(consumer, Duration.ZERO);

        reach(handled, 1);
        reach(handled, 2);
        handled.commitWhenDue();

        assertThat(consumer.commits).containsExactly(1L, 2L);
    }

    @Test
    void polling_waits_no_longer_than_until_the_next_commit() {
        var due = new HandledOffsets(consumer, Duration.ZERO);
        var later = new HandledOffsets(consumer, LONG);
        assertThat(due.untilNextCommit(POLL_MAX)).isEqualTo(POLL_MAX);

        due.reached(Map.of(PARTITION, new OffsetAndMetadata(1)));
        later.reached(Map.of(PARTITION, new OffsetAndMetadata(1)));

        assertThat(due.untilNextCommit(POLL_MAX)).isZero();
        assertThat(later.untilNextCommit(POLL_MAX)).isEqualTo(POLL_MAX);
    }

    @Test
    void a_partition_that_went_to_another_member_is_not_committed_again() {
        var handled = new HandledOffsets(consumer, LONG);
        reach(handled, 7);

        handled.commitBeforeLosing(List.of(PARTITION));

        assertThat(handled.untilNextCommit(POLL_MAX)).isEqualTo(POLL_MAX);
        assertThat(consumer.committed(Set.of(PARTITION)).get(PARTITION).offset()).isEqualTo(7);
    }

    private static void reach(HandledOffsets handled, long next) {
        handled.reached(Map.of(PARTITION, new OffsetAndMetadata(next)));
        handled.commitWhenDue();
    }

    /** Kafka's own consumer for tests; what was committed on the way is noted. */
    private static final class CommitsNoted extends MockConsumer<String, byte[]> {

        private final List<Long> commits = new ArrayList<>();

        private CommitsNoted() {
            super("earliest");
            assign(List.of(PARTITION));
        }

        @Override
        public synchronized void commitAsync(
                Map<TopicPartition, OffsetAndMetadata> offsets, OffsetCommitCallback callback) {
            commits.add(offsets.get(PARTITION).offset());
            super.commitAsync(offsets, callback);
        }
    }
}
