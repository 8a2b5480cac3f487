package dev.orderlog.quickstart.chaos.load;

import com.fasterxml.jackson.databind.JsonNode;

import dev.orderlog.cli.order.PlaceRequest;
import dev.orderlog.quickstart.chaos.check.Asked;
import dev.orderlog.quickstart.chaos.check.Asked.Accepted;
import dev.orderlog.quickstart.chaos.check.Asked.Refused;
import dev.orderlog.quickstart.chaos.check.Asked.Silence;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Places orders at a steady rate, each again and again under its Idempotency-Key until the answer is definite. */
public final class Customers implements AutoCloseable {

    private static final Set<Integer> DEFINITE = Set.of(202, 400, 404, 413, 415, 422);
    private static final Set<Integer> DEFINITE_CANCELLATION = Set.of(202, 400, 404, 409);
    private static final int ACCEPTED = 202;
    private static final PlaceRequest.Address ADDRESS =
            new PlaceRequest.Address(
                    "Ada Lovelace", "12 St James Square", null, "London", "SW1Y 4JH", "GB");

    private final Door orderApi;
    private final Mixture mixture;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final ExecutorService customers = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Asked> asked = new ConcurrentHashMap<>();
    private final Map<String, OrderPlan> accepted = new ConcurrentHashMap<>();

    public Customers(Door orderApi, Mixture mixture) {
        this.orderApi = orderApi;
        this.mixture = mixture;
    }

    /** Returns when the load has been stopped by {@code stop}. */
    public void orderUntil(CountDownLatch stop, double perSecond) throws InterruptedException {
        long everyNs = (long) (TimeUnit.SECONDS.toNanos(1) / perSecond);
        long next = System.nanoTime();
        do {
            var plan = mixture.next();
            asked.put(plan.customer(), new Asked(plan.customer(), new Silence()));
            customers.execute(() -> live(plan));
            next += everyNs;
        } while (!stop.await(Math.max(0, next - System.nanoTime()), TimeUnit.NANOSECONDS));
    }

    private void live(OrderPlan plan) {
        var key = UUID.nameUUIDFromBytes(plan.customer().getBytes()).toString();
        place(plan, key)
                .ifPresent(first -> {
                    if (first.status() != ACCEPTED) {
                        answered(plan, new Refused(first.status() + " " + first.body()));
                        return;
                    }
                    var ids = new LinkedHashSet<>(List.of(id(first.body())));
                    if (plan.sentTwice()) {
                        place(plan, key).map(again -> idOrProblem(again)).ifPresent(ids::add);
                    }
                    answered(plan, new Accepted(ids));
                    accepted.put(ids.getFirst(), plan);
                    plan.cancelAfter().ifPresent(after -> cancel(ids.getFirst(), after));
                });
    }

    private Optional<Door.Answer> place(OrderPlan plan, String key) {
        return orderApi.post("/orders", request(plan), Map.of("Idempotency-Key", key), DEFINITE);
    }

    private void answered(OrderPlan plan, Asked.Answer answer) {
        asked.put(plan.customer(), new Asked(plan.customer(), answer));
    }

    private void cancel(String orderId, Duration after) {
        try {
            if (!closing.await(after.toMillis(), TimeUnit.MILLISECONDS)) {
                orderApi.post(
                        "/orders/" + orderId + "/cancellation",
                        Map.of(),
                        Map.of(),
                        DEFINITE_CANCELLATION);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String id(JsonNode body) {
        return body.path("id").asText();
    }

    private static String idOrProblem(Door.Answer answer) {
        return answer.status() == ACCEPTED
                ? id(answer.body())
                : answer.status() + " " + answer.body();
    }

    private static PlaceRequest request(OrderPlan plan) {
        return new PlaceRequest(
                plan.customer(),
                "EUR",
                plan.lines().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(line ->
                                new PlaceRequest.Line(
                                        line.getKey(), line.getValue(), Mixture.UNIT_PRICE_MINOR))
                        .toList(),
                plan.paymentToken(),
                plan.shippingService(),
                ADDRESS);
    }

    /** All that was asked so far, with what was answered. */
    public List<Asked> asked() {
        return List.copyOf(asked.values());
    }

    /** Accepted orders by id. */
    public Map<String, OrderPlan> accepted() {
        return Map.copyOf(accepted);
    }

    public int acceptedCount() {
        return accepted.size();
    }

    /** How many wait for their first definite answer. */
    public long unanswered() {
        return asked.values().stream().filter(one -> one.answer() instanceof Silence).count();
    }

    @Override
    public void close() {
        closing.countDown();
        customers.shutdownNow();
    }
}
