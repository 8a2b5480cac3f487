package dev.orderlog.quickstart.chaos;

import static java.util.stream.Collectors.toSet;

import dev.orderlog.cli.print.Screen;
import dev.orderlog.quickstart.chaos.books.Bookkeeper;
import dev.orderlog.quickstart.chaos.check.Evidence;
import dev.orderlog.quickstart.chaos.check.Verdict;
import dev.orderlog.quickstart.chaos.faults.Schedule;
import dev.orderlog.quickstart.chaos.faults.Stage;
import dev.orderlog.quickstart.chaos.faults.Turmoil;
import dev.orderlog.quickstart.chaos.load.Customers;
import dev.orderlog.quickstart.chaos.load.Drivers;
import dev.orderlog.quickstart.chaos.load.Mixture;
import dev.orderlog.quickstart.chaos.load.Progress;
import dev.orderlog.quickstart.chaos.load.ProgressReader;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** One run from the first order to the report, on a stage where everything serves. */
final class ChaosRun {

    private static final Duration WARM_UP = Duration.ofSeconds(5);
    private static final Duration TELL_EVERY = Duration.ofSeconds(5);
    private static final Duration HEALED_MAX = Duration.ofMinutes(4);
    private static final Duration REST_MAX = Duration.ofMinutes(5);
    private static final Duration SETTLE_MAX = Duration.ofSeconds(40);
    private static final Duration BOOKS_MAX = Duration.ofMinutes(2);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
    private static final Set<Integer> TAKEN = Set.of(200, 201, 202);

    private final Stage stage;
    private final Neighbourhood places;
    private final Repeat repeat;
    private final Screen screen;
    private final CountDownLatch never = new CountDownLatch(1);
    private final Instant began = Instant.now();
    private volatile String awaited = "";
    private Map<String, Long> received = Map.of();

    ChaosRun(Stage stage, Neighbourhood places, Repeat repeat, Screen screen) {
        this.stage = stage;
        this.places = places;
        this.repeat = repeat;
        this.screen = screen;
    }

    Report run() throws InterruptedException {
        received = fillStock();
        var turmoil =
                new Turmoil(
                        stage,
                        new Schedule(repeat.seed(), stage.names()),
                        places.bootstrapServers());
        var progress = new Progress();
        var orderApi = places.orderApi(never);
        var shipping = places.shipping(never);
        try (var _ = new ProgressReader(places.bootstrapServers(), progress);
                var customers = new Customers(orderApi, new Mixture(repeat.seed()));
                var _ = new Drivers(shipping, progress, customers::accepted)) {
            var enough = new CountDownLatch(1);
            var load = Thread.ofPlatform().daemon().start(() -> order(customers, enough));
            var teller = new Teller(screen, customers, progress, () -> situation(turmoil));
            try (var _ = teller.every(TELL_EVERY)) {
                if (!never.await(WARM_UP.toMillis(), TimeUnit.MILLISECONDS)) {
                    turmoil.rage(Duration.ofMillis((long) (repeat.minutes() * 60_000)));
                }
                enough.countDown();
                load.join();
                screen.line("No more faults, no more orders; everything comes to rest.");
                awaitHealed();
                awaitRest(customers, progress);
            }
            return report(customers, turmoil, orderApi.inVain() + shipping.inVain());
        }
    }

    /** A receipt is not repeated without effect, so what has arrived is asked for. */
    private Map<String, Long> fillStock() {
        var inventory = places.inventory(never).patient();
        var received = new HashMap<String, Long>();
        Mixture.STOCK.forEach((sku, quantity) -> {
            inventory.post(
                    "/stock/" + sku + "/receipts", Map.of("quantity", quantity), Map.of(), TAKEN);
            var level = inventory.get("/stock/" + sku, TAKEN).orElseThrow().body();
            received.put(sku, level.path("available").asLong());
        });
        return received;
    }

    private void order(Customers customers, CountDownLatch enough) {
        try {
            customers.orderUntil(enough, repeat.rate());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String situation(Turmoil turmoil) {
        return awaited.isEmpty() ? turmoil.current() : awaited;
    }

    private void awaitHealed() throws InterruptedException {
        var latest = Instant.now().plus(HEALED_MAX);
        List<String> unready = stage.unready();
        while (!unready.isEmpty() && Instant.now().isBefore(latest)) {
            awaited = "waiting for " + String.join(", ", unready);
            pause();
            unready = stage.unready();
        }
        awaited = "waiting for orders to end";
        if (!unready.isEmpty()) {
            screen.line(
                    "Not ready again after %d s: %s".formatted(HEALED_MAX.toSeconds(), unready));
        }
    }

    private void awaitRest(Customers customers, Progress progress) throws InterruptedException {
        var latest = Instant.now().plus(REST_MAX);
        while (Instant.now().isBefore(latest)
                && (customers.unanswered() > 0
                        || !customers.accepted().keySet().stream().allMatch(progress::hasEnded))) {
            pause();
        }
    }

    /** Books are kept by different parties, so the last entry may come a moment after the last event. */
    private Report report(Customers customers, Turmoil turmoil, int attemptsInVain)
            throws InterruptedException {
        var latest = Instant.now().plus(SETTLE_MAX);
        var paused = turmoil.pausedServices().stream().map(name -> "/" + name).collect(toSet());
        var verdict = Verdict.on(evidence(customers, paused));
        while (!verdict.kept() && Instant.now().isBefore(latest)) {
            pause();
            verdict = Verdict.on(evidence(customers, paused));
        }
        return new Report(
                repeat,
                verdict,
                turmoil.done().stream().map(ChaosRun::told).toList(),
                attemptsInVain,
                stage.endedByThemselves(),
                Duration.between(began, Instant.now()).toSeconds());
    }

    private Evidence evidence(Customers customers, Set<String> paused) {
        var closing = new CountDownLatch(1);
        CompletableFuture.delayedExecutor(BOOKS_MAX.toSeconds(), TimeUnit.SECONDS)
                .execute(closing::countDown);
        var bookkeeper =
                new Bookkeeper(
                        new Bookkeeper.Doors(
                                places.orderApi(closing),
                                places.inventory(closing),
                                places.projections(closing),
                                places.provider(closing),
                                places.carrier(closing)),
                        places.bootstrapServers(),
                        places.registryUrl(),
                        places.postgresPort());
        return bookkeeper.collect(
                customers.asked(),
                received,
                paused,
                stage.unready(),
                customers.accepted().keySet());
    }

    private static String told(Turmoil.Done done) {
        return String.format(Locale.ROOT, "%6.1f s  %s", done.at().toMillis() / 1000.0, done.hit());
    }

    private void pause() throws InterruptedException {
        never.await(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
    }
}
