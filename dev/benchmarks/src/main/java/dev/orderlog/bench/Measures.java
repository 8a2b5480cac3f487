package dev.orderlog.bench;

import dev.orderlog.bench.measure.AcceptedOrders;
import dev.orderlog.bench.measure.ConsumeAndAppend;
import dev.orderlog.bench.measure.Growth;
import dev.orderlog.bench.measure.Measure;
import dev.orderlog.bench.measure.Peers;
import dev.orderlog.bench.measure.RelayDrain;
import dev.orderlog.bench.measure.UpTime;
import dev.orderlog.bench.measure.ViewRebuild;
import dev.orderlog.bench.measure.WholeOrders;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** What there is to measure. */
final class Measures {

    static final Set<String> NEED_PGBENCH = Set.of("whole", "accepted");

    private Measures() {}

    /**
     * In the order in which they can share one platform: with services, without them, with them again, without them on the log
     * that has grown, and order-api alone.
     */
    static List<Measure> all(Path project) {
        var whole = new WholeOrders();
        return List.of(
                whole,
                new Peers(whole),
                new RelayDrain(),
                new ConsumeAndAppend(),
                new Growth(whole),
                new ViewRebuild(whole),
                new AcceptedOrders(),
                new UpTime(project));
    }
}
