package dev.orderlog.system.journey;

import dev.orderlog.embedded.Ports;
import dev.orderlog.quickstart.chaos.books.Bookkeeper;
import dev.orderlog.quickstart.chaos.check.Asked;
import dev.orderlog.quickstart.chaos.check.Evidence;
import dev.orderlog.quickstart.chaos.check.Verdict;
import dev.orderlog.quickstart.chaos.load.Customers;
import dev.orderlog.quickstart.chaos.load.Door;
import dev.orderlog.quickstart.chaos.load.Drivers;
import dev.orderlog.quickstart.chaos.load.Mixture;
import dev.orderlog.quickstart.chaos.load.OrderPlan;
import dev.orderlog.quickstart.chaos.load.Progress;
import dev.orderlog.quickstart.chaos.load.ProgressReader;
import dev.orderlog.quickstart.place.PortPlan;
import dev.orderlog.system.platform.Service;
import dev.orderlog.system.platform.WholePlatform;

import org.awaitility.Awaitility;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/** Orders of every kind at a steady rate while something happens to the platform; afterwards all books are compared. */
final class RushHour implements AutoCloseable {

    private static final double ORDERS_PER_SECOND = 6;
    private static final Duration REST_MAX = Duration.ofMinutes(3);
    private static final Duration SETTLE_MAX = Duration.ofSeconds(40);
    private static final Set<Integer> TAKEN = Set.of(200, 201, 202);

    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(2))
                    .build();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final List<Asked> asked = new ArrayList<>();
    private final Map<String, OrderPlan> accepted = new HashMap<>();
    private final Map<String, Long> received = new HashMap<>();
    private final WholePlatform platform;
    private long seed;

    /** @param seed the same orders again for the same seed */
    RushHour(WholePlatform platform, long seed) {
        this.platform = platform;
        this.seed = seed;
    }

    @FunctionalInterface
    interface Happening {
        void happen() throws Exception;
    }

    /** What the books say when it is over and everything has come to rest, about this and all earlier rush hours. */
    Verdict during(Happening happening) throws Exception {
        fillStock();
        var progress = new Progress();
        var enough = new CountDownLatch(1);
        try (var _ = new ProgressReader(bootstrapServers(), progress);
                var customers = new Customers(door(Service.ORDER_API), new Mixture(seed++));
                var _ = new Drivers(door(Service.SHIPPING), progress, customers::accepted)) {
            var load = Thread.ofPlatform().daemon().start(() -> order(customers, enough));
            happening.happen();
            enough.countDown();
            load.join();
            Awaitility.waitAtMost(REST_MAX)
                    .pollInterval(Duration.ofMillis(500))
                    .until(() ->
                            customers.unanswered() == 0
                                    && customers.accepted().keySet().stream()
                                            .allMatch(progress::hasEnded));
            asked.addAll(customers.asked());
            accepted.putAll(customers.accepted());
        }
        return settled();
    }

    private static void order(Customers customers, CountDownLatch enough) {
        try {
            customers.orderUntil(enough, ORDERS_PER_SECOND);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Once. */
    private void fillStock() {
        if (received.isEmpty()) {
            var inventory = door(Service.INVENTORY).patient();
            Mixture.STOCK.forEach((sku, quantity) -> {
                inventory.post(
                        "/stock/" + sku + "/receipts",
                        Map.of("quantity", quantity),
                        Map.of(),
                        TAKEN);
                received.put(sku, (long) quantity);
            });
        }
    }

    /** Books are kept by different parties, so the last entry may come a moment after the last event. */
    private Verdict settled() {
        var latest = System.nanoTime() + SETTLE_MAX.toNanos();
        return Awaitility.waitAtMost(SETTLE_MAX.multipliedBy(3))
                .pollInterval(Duration.ofSeconds(1))
                .until(
                        () -> Verdict.on(evidence()),
                        verdict -> verdict.kept() || System.nanoTime() > latest);
    }

    private Evidence evidence() {
        var ports = platform.ports();
        var doors =
                new Bookkeeper.Doors(
                        door(Service.ORDER_API),
                        door(Service.INVENTORY),
                        door(Service.PROJECTIONS),
                        door(URI.create(PortPlan.url(ports.provider()))),
                        door(URI.create(PortPlan.url(ports.carrier()))));
        var registry = PortPlan.url(ports.registry()) + "/apis/ccompat/v7";
        return new Bookkeeper(doors, bootstrapServers(), registry, ports.postgres())
                .collect(asked, received, Set.of(), platform.unready(), accepted.keySet());
    }

    private String bootstrapServers() {
        return Ports.LOOPBACK + ":" + platform.ports().kafka();
    }

    private Door door(Service service) {
        return door(service.uri(platform.ports()));
    }

    private Door door(URI uri) {
        return new Door(http, List.of(uri), closing);
    }

    @Override
    public void close() {
        closing.countDown();
        http.close();
    }
}
