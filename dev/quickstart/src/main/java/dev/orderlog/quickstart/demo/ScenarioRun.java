package dev.orderlog.quickstart.demo;

import dev.orderlog.cli.order.HistoryEvent;
import dev.orderlog.cli.order.OrderWatch;
import dev.orderlog.quickstart.demo.Act.Cancel;
import dev.orderlog.quickstart.demo.Act.Deliver;
import dev.orderlog.quickstart.demo.Act.PickUp;
import dev.orderlog.quickstart.demo.Act.Until;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** Plays one scenario on a running platform, from its first stock to the comparison of all books. */
public final class ScenarioRun {

    private static final Duration STEP_MAX = Duration.ofSeconds(60);
    private static final Duration SETTLE_MAX = Duration.ofSeconds(20);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    private final LivePlatform platform;
    private final Onlooker onlooker;
    private long lastSeenVersion;

    /** Sees each step as it happens. */
    public interface Onlooker {
        void placed(PlacedScenario placed);

        void happened(HistoryEvent event);

        void does(Act act);
    }

    /** @param differences empty when everything was as expected */
    public record Result(Scenario scenario, Actual actual, List<String> differences) {

        public boolean asExpected() {
            return differences.isEmpty();
        }
    }

    public ScenarioRun(LivePlatform platform, Onlooker onlooker) {
        this.platform = platform;
        this.onlooker = onlooker;
    }

    public Result run(Scenario scenario) {
        lastSeenVersion = 0;
        var placed = PlacedScenario.place(scenario, platform);
        onlooker.placed(placed);
        scenario.acts().forEach(act -> perform(act, placed));
        watchUntil(scenario.expected().lastEvent(), placed);
        return settle(placed);
    }

    private void perform(Act act, PlacedScenario placed) {
        var id = placed.orderId();
        onlooker.does(act);
        switch (act) {
            case Until until -> watchUntil(until.event(), placed);
            case Cancel _ -> platform.orders().cancel(id, Optional.empty());
            case PickUp _ -> platform.orders().pickUp(id);
            case Deliver _ -> platform.orders().deliver(id);
        }
    }

    private void watchUntil(String event, PlacedScenario placed) {
        new OrderWatch(platform.orders())
                .follow(placed.order(), seen -> seen.type().equals(event), STEP_MAX, this::show);
    }

    private void show(HistoryEvent event) {
        if (event.version() > lastSeenVersion) {
            lastSeenVersion = event.version();
            onlooker.happened(event);
        }
    }

    /** Books are kept by different parties, so the last entry may come a moment after the last event. */
    private Result settle(PlacedScenario placed) {
        var deadline = Instant.now().plus(SETTLE_MAX);
        while (true) {
            var actual = Actual.of(placed, platform);
            var differences = Differences.between(placed, actual);
            if (differences.isEmpty() || Instant.now().isAfter(deadline)) {
                return new Result(placed.scenario(), actual, differences);
            }
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
    }
}
