package dev.orderlog.testkit.guarantee;

import java.util.List;

/**
 * A promise of a consumer of the log, and the judge of whether a run kept it. The idea of promises as objects that are asserted
 * across restarts is that of LINE's decaton.
 *
 * <p>A guarantee sees only what an outsider can: the log, the tables, what was asked of the outside. It has no state, so that the
 * same object judges a run and, in its own test, a made-up violation.
 */
public interface Guarantee {

    /** Every promise of a service: one that keeps its events in a table, relays them, and may call the outside. */
    List<Guarantee> OF_A_SERVICE =
            List.of(
                    new NothingIsLost(),
                    new OneEffectPerEvent(),
                    new OrderWithinAnOrder(),
                    new CausesPrecedeEffects(),
                    new NothingTwiceInTheLog(),
                    new OneCulpritStopsOneOrder(),
                    new NothingHeardTwiceAfterReset(),
                    new InstancesShareTheWork());

    /** Every promise of a view: it says nothing, and what it cannot fold it lists and skips. */
    List<Guarantee> OF_A_VIEW =
            List.of(
                    new NothingIsLost(),
                    new OneEffectPerEvent(),
                    new OrderWithinAnOrder(),
                    new NothingHeardTwiceAfterReset(),
                    new InstancesShareTheWork());

    /** The promise, as a sentence. */
    String promise();

    /** Where the run broke it, a sentence each; empty when it was kept. */
    List<String> violations(Observed run);
}
