package dev.orderlog.quickstart.demo;

import dev.orderlog.cli.OrderlogCommand;
import dev.orderlog.quickstart.parts.PlatformSetup;
import dev.orderlog.quickstart.place.PlatformHome;
import dev.orderlog.quickstart.place.PlatformRecord;
import dev.orderlog.quickstart.place.PortPlan;
import dev.orderlog.quickstart.up.PlatformSession;

import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

import java.util.concurrent.Callable;

@Command(
        name = "demo",
        header = "Plays every way an order can go and compares all books.",
        description = {
            "Places one order per outcome and shows its way live; then compares the outcome, the"
                    + " log, the ledgers of the",
            "provider and the carrier, and the stock with what they should be. Starts a platform"
                    + " when none is up, and",
            "stops it again."
        })
public final class DemoCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // set by picocli
    private OrderlogCommand orderlog;

    @Override
    public Integer call() {
        var ports = new PortPlan(orderlog.platform().portBase());
        var home = PlatformHome.of(ports);
        if (PlatformRecord.ofRunning(home).isPresent()) {
            return play(ports);
        }
        try (var _ = PlatformSession.open(new PlatformSetup(ports, home, false), false)) {
            return play(ports);
        }
    }

    private int play(PortPlan ports) {
        var scenarios = Scenarios.all();
        try (var platform = new LivePlatform(ports)) {
            var run = new ScenarioRun(platform, new Narrator(orderlog.screen(), scenarios.size()));
            var results = scenarios.stream().map(run::run).toList();
            new ResultTable(results).printTo(orderlog.screen());
            return results.stream().allMatch(ScenarioRun.Result::asExpected) ? 0 : 1;
        }
    }
}
