package dev.orderlog.system.journey;

import static dev.orderlog.system.platform.WholePlatform.STATUS_AFTER_SIGTERM;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderlog.cli.order.HistoryEvent;
import dev.orderlog.embedded.Directories;
import dev.orderlog.quickstart.chaos.check.Verdict;
import dev.orderlog.quickstart.demo.Act;
import dev.orderlog.quickstart.demo.LivePlatform;
import dev.orderlog.quickstart.demo.PlacedScenario;
import dev.orderlog.quickstart.demo.ScenarioRun;
import dev.orderlog.quickstart.demo.Scenarios;
import dev.orderlog.system.Project;
import dev.orderlog.system.platform.Service;
import dev.orderlog.system.platform.WholePlatform;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * The journeys of the whole system, each service a process that can be ended: the same on embedded servers and on containers. What
 * the platform leaves behind stays in {@code target/journeys}. {@code -Dorderlog.seed} repeats the orders of a run.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class JourneySuite<P extends WholePlatform> {

    private static final int ORDERS_MIN = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(45);

    private final Path home;
    private @Nullable P platform;
    private @Nullable RushHour rushHour;

    JourneySuite(String name) {
        home = Project.root().resolve("dev/system-tests/target/journeys").resolve(name);
    }

    /** Not started yet. */
    abstract P in(Path home);

    final P platform() {
        return Objects.requireNonNull(platform);
    }

    @BeforeAll
    void start() throws IOException {
        long seed = Long.getLong("orderlog.seed", System.nanoTime() % 1_000_000);
        tell("seed " + seed);
        if (Files.exists(home)) {
            Directories.delete(home);
        }
        Files.createDirectories(home);
        platform = in(home);
        rushHour = new RushHour(platform, seed);
        platform.start();
    }

    @AfterAll
    void close() {
        if (rushHour != null) {
            rushHour.close();
        }
        if (platform != null) {
            platform.close();
        }
    }

    @Order(1)
    @Test
    void nothing_is_lost_while_each_service_is_told_to_end_under_load() throws Exception {
        var verdict =
                rushHour()
                        .during(() -> {
                            for (var service : Service.values()) {
                                var ended = platform().stop(service);
                                tell(service.title(), ended);
                                assertThat(ended.status())
                                        .as(service.title())
                                        .isEqualTo(STATUS_AFTER_SIGTERM);
                                assertThat(ended.took()).as(service.title()).isLessThan(PATIENCE);
                                platform().start(service);
                            }
                        });

        allKept(verdict);
        assertThat(verdict.accepted()).isGreaterThan(ORDERS_MIN);
    }

    @Order(2)
    @Test
    void nothing_is_lost_when_a_service_is_killed_under_load() throws Exception {
        var verdict =
                rushHour()
                        .during(() -> {
                            platform().kill(Service.PAYMENT);
                            platform().start(Service.PAYMENT);
                        });

        allKept(verdict);
    }

    @Order(3)
    @Test
    void every_way_an_order_can_go_ends_as_expected() {
        try (var live = new LivePlatform(platform().ports())) {
            var run = new ScenarioRun(live, new Silent());

            var results = Scenarios.all().stream().map(run::run).toList();

            results.forEach(result ->
                    tell(
                            "%s: %s, %d events"
                                    .formatted(
                                            result.scenario().name(),
                                            result.actual().status(),
                                            result.actual().logged().size())));
            assertThat(results)
                    .allSatisfy(result ->
                            assertThat(result.differences())
                                    .as(result.scenario().name())
                                    .isEmpty());
        }
    }

    @Order(4)
    @Test
    void audits_find_nothing() throws Exception {
        for (var audit : List.of("verify", "compare", "reconcile")) {
            var ports = Integer.toString(platform().ports().base());

            int status =
                    OrderlogProcess.start(home, audit, List.of("--port-base", ports)).waitFor();

            var printed = OrderlogProcess.printed(home, audit);
            assertThat(status).as(printed).isZero();
            tell(audit + ": " + printed.strip().lines().toList().getLast());
        }
    }

    private RushHour rushHour() {
        return Objects.requireNonNull(rushHour);
    }

    private static void allKept(Verdict verdict) {
        tell(
                "%d orders of the rush hours: %d completed, %d cancelled; %d charges, %d refunds, %d labels, %d records"
                        .formatted(
                                verdict.accepted(),
                                verdict.completed(),
                                verdict.cancelled(),
                                verdict.charges(),
                                verdict.refunds(),
                                verdict.labels(),
                                verdict.events()));
        assertThat(verdict.findings()).filteredOn(finding -> !finding.kind().tolerated()).isEmpty();
    }

    private static void tell(String service, WholePlatform.Ended ended) {
        tell(
                "%s ended %d ms after SIGTERM, status %d"
                        .formatted(service, ended.took().toMillis(), ended.status()));
    }

    private static void tell(String what) {
        System.out.println("journey: " + what);
    }

    private static final class Silent implements ScenarioRun.Onlooker {
        @Override
        public void placed(PlacedScenario placed) {}

        @Override
        public void happened(HistoryEvent event) {}

        @Override
        public void does(Act act) {}
    }
}
