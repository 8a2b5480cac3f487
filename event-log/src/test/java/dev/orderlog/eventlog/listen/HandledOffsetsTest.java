package dev.orderlog.eventlog.listen;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetCommitCallback;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
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

        assertThat(due.untilNextCommit(POLL_MAX)).isLessThanOrEqualTo(Duration.ofMillis(1));
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

    @Test
    void what_was_handled_of_a_partition_that_is_another_members_by_now_is_not_committed() {
        var handled = new HandledOffsets(consumer, Duration.ZERO);
        consumer.assign(List.of());

        reach(handled, 7);
        handled.commitBeforeLeaving();

        assertThat(consumer.commits).isEmpty();
        consumer.assign(List.of(PARTITION));
        assertThat(consumer.committed(Set.of(PARTITION)).get(PARTITION)).isNull();
    }

    @Test
    void what_could_not_be_committed_is_committed_the_next_time_though_nothing_came() {
        var handled = new HandledOffsets(consumer, Duration.ZERO);
        consumer.failure = new CommitFailedException();
        reach(handled, 7);
        consumer.failure = null;

        handled.commitWhenDue();

        assertThat(consumer.commits).containsExactly(7L, 7L);
        assertThat(consumer.committed(Set.of(PARTITION)).get(PARTITION).offset()).isEqualTo(7);
    }

    private static void reach(HandledOffsets handled, long next) {
        handled.reached(Map.of(PARTITION, new OffsetAndMetadata(next)));
        handled.commitWhenDue();
    }

    /** Kafka's own consumer for tests; what was committed on the way is noted. */
    private static final class CommitsNoted extends MockConsumer<String, byte[]> {

        private final List<Long> commits = new ArrayList<>();
        private @Nullable Exception failure;

        private CommitsNoted() {
            super("earliest");
            assign(List.of(PARTITION));
        }

        @Override
        public synchronized void commitAsync(
                Map<TopicPartition, OffsetAndMetadata> offsets, OffsetCommitCallback callback) {
            commits.add(offsets.get(PARTITION).offset());
            if (failure == null) {
                super.commitAsync(offsets, callback);
            } else {
                callback.onComplete(offsets, failure);
            }
        }
    }
}
