package dev.orderlog.quickstart.chaos.load;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The carrier's drivers: they pick up what has a label and deliver it, whatever they are told the first time. */
public final class Drivers implements AutoCloseable {

    private static final int LOOK_AGAIN_MS = 500;
    private static final Set<Integer> DEFINITE = Set.of(200, 202, 404, 409);

    private final Door shipping;
    private final Progress progress;
    private final Supplier<Map<String, OrderPlan>> orders;
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final ExecutorService drivers = Executors.newVirtualThreadPerTaskExecutor();
    private final Thread dispatcher;

    public Drivers(Door shipping, Progress progress, Supplier<Map<String, OrderPlan>> orders) {
        this.shipping = shipping;
        this.progress = progress;
        this.orders = orders;
        this.dispatcher = Thread.ofPlatform().daemon().name("chaos-drivers").start(this::dispatch);
    }

    private void dispatch() {
        try {
            while (!closing.await(LOOK_AGAIN_MS, TimeUnit.MILLISECONDS)) {
                var now = Instant.now();
                orders.get().forEach((id, plan) -> lookAfter(id, plan, now));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void lookAfter(String id, OrderPlan plan, Instant now) {
        if (plan.pickupAfter()
                .filter(after -> progress.waitsForPickup(id, after, now))
                .isPresent()) {
            signal(id, "pickup");
        } else if (progress.isOnItsWay(id)) {
            signal(id, "delivery");
        }
    }

    private void signal(String id, String what) {
        if (underWay.add(id)) {
            drivers.execute(() -> {
                try {
                    shipping.post("/shipments/" + id + "/" + what, Map.of(), Map.of(), DEFINITE);
                } finally {
                    underWay.remove(id);
                }
            });
        }
    }

    @Override
    public void close() {
        closing.countDown();
        drivers.shutdownNow();
        try {
            dispatcher.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
