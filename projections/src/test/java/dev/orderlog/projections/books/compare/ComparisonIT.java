package dev.orderlog.projections.books.compare;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.orderlog.projections.audit.OrderReplay;
import dev.orderlog.projections.audit.WrittenLog;
import dev.orderlog.projections.audit.fold.ViewJson;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** Views that are as the log makes them agree; each other one is named by order and field. */
class ComparisonIT {

    private final TreeMap<String, JsonNode> live = new TreeMap<>();
    private WrittenLog log;
    private UUID order;

    @BeforeEach
    void write() throws Exception {
        log = new WrittenLog();
        log.stock(100);
        var orders = new ArrayList<UUID>();
        for (int n = 0; n < 9; n++) {
            orders.add(log.order());
        }
        order = log.order();
        orders.add(order);
        log.write();
        try (var readers = WrittenLog.readers()) {
            var replay = new OrderReplay(log.reading(), readers, log.topics());
            for (var id : orders) {
                ViewJson.of(replay.at(id, Instant.MAX).folded())
                        .ifPresent(view -> live.put(id.toString(), view));
            }
        }
    }

    @AfterEach
    void close() throws Exception {
        log.close();
    }

    @Test
    void equal_views_agree() throws Exception {
        var report = compare(1_000);

        assertThat(report.differences()).isEmpty();
        assertThat(report.agrees()).isTrue();
        assertThat(report.orders()).isEqualTo(10);
        assertThat(report.views()).isEqualTo(10);
    }

    @Test
    void in_several_turns_they_agree_as_well() throws Exception {
        assertThat(compare(3).agrees()).isTrue();
    }

    @Test
    void a_field_that_differs_is_named() throws Exception {
        ((ObjectNode) live.get(order.toString()).get("payment")).put("status", "REFUNDED");

        assertThat(compare(1_000).differences())
                .containsExactly(
                        new Difference(order.toString(), "payment.status", "CHARGED", "REFUNDED"));
    }

    @Test
    void an_order_that_is_not_shown_is_named() throws Exception {
        live.remove(order.toString());

        assertThat(compare(1_000).differences())
                .containsExactly(new Difference(order.toString(), "order", "COMPLETED", null));
    }

    @Test
    void an_order_that_the_log_does_not_know_is_named() throws Exception {
        var stranger = UUID.randomUUID().toString();
        var view = (ObjectNode) live.get(order.toString()).deepCopy();
        live.put(stranger, view.put("id", stranger));

        assertThat(compare(1_000).differences())
                .containsExactly(new Difference(stranger, "order", null, "COMPLETED"));
    }

    @Test
    void a_view_that_lagged_at_first_sight_is_no_difference() throws Exception {
        var id = order.toString();
        var lagging = ((ObjectNode) live.get(id).deepCopy()).put("status", "DELIVERED");
        var report = compare(1_000, new Lagging(id, lagging));

        assertThat(report.suspects()).isEqualTo(1);
        assertThat(report.agrees()).isTrue();
    }

    private Comparison.Report compare(long eventsAtOnceMax) throws Exception {
        return compare(eventsAtOnceMax, new Shown());
    }

    private Comparison.Report compare(long eventsAtOnceMax, LiveViews views) throws Exception {
        try (var readers = WrittenLog.readers()) {
            return Comparison.of(
                    log.reading(),
                    readers,
                    views,
                    new Comparison.Request(log.topics(), eventsAtOnceMax, 100));
        }
    }

    /** A page is two orders long, of which some belong to other partitions. */
    private class Shown implements LiveViews {

        @Override
        public Page page(int partition, String after) {
            var ids = live.tailMap(after, false).keySet().stream().limit(2).toList();
            return new Page(
                    ids.stream()
                            .filter(id -> WrittenLog.partitionOf(id) == partition)
                            .map(this::shown)
                            .toList(),
                    ids.size() < 2 ? Optional.empty() : Optional.of(ids.getLast()));
        }

        JsonNode shown(String id) {
            return live.get(id);
        }

        @Override
        public Optional<JsonNode> order(UUID id, String source, long sequence) {
            return Optional.ofNullable(live.get(id.toString()));
        }
    }

    private final class Lagging extends Shown {

        private final String id;
        private final JsonNode then;

        private Lagging(String id, JsonNode then) {
            this.id = id;
            this.then = then;
        }

        @Override
        JsonNode shown(String other) {
            return other.equals(id) ? then : super.shown(other);
        }
    }
}
