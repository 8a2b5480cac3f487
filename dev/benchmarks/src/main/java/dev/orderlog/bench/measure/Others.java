package dev.orderlog.bench.measure;

import dev.orderlog.bench.peer.Peer;
import dev.orderlog.bench.peer.PeerRun;
import dev.orderlog.bench.stage.Stage;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Those with whom the services take turns: peers, each a process that stands still between its windows, and pgbench. */
final class Others implements AutoCloseable {

    /** A peer goes on where it stood still. */
    private static final int GOING_AGAIN_SECONDS = 1;

    private final List<AtWork> peers = new ArrayList<>();
    private final List<Double> onePerCommit = new ArrayList<>();
    private @Nullable OneOrderPerCommit plain;

    private record AtWork(PeerWork work, PeerWork.Begun begun) {}

    private Others() {}

    static Others none() {
        return new Others();
    }

    /** Those that the measures taken ask for, warm and standing still. */
    static Others warm(Bench bench, Stage stage, int windows) throws Exception {
        var others = new Others();
        try {
            if (bench.measures().contains("peers")) {
                for (var work : Peers.works(bench, windows)) {
                    var begun = work.begin(bench, stage);
                    others.peers.add(new AtWork(work, begun));
                    begun.run().awaitReady();
                    begun.run().pause();
                }
            }
            if (bench.measures().contains("whole")) {
                others.plain = OneOrderPerCommit.on(stage);
            }
            stage.writeDown();
            return others;
        } catch (Exception e) {
            others.close();
            throw e;
        }
    }

    boolean isEmpty() {
        return peers.isEmpty() && plain == null;
    }

    /** One window of each. */
    void turn(Bench bench) throws IOException, InterruptedException {
        bench.tell("the others' turn");
        for (var each : peers) {
            var run = each.begun().run();
            run.resume();
            bench.during(GOING_AGAIN_SECONDS);
            run.window();
            run.pause();
        }
        if (plain != null) {
            onePerCommit.add(plain.perSecond(bench));
        }
    }

    /** After the last turn; each looks for what is wrong with its results now. */
    Map<Class<? extends Peer>, PeerRun.Outcome> outcomes(Bench bench) throws IOException {
        var outcomes = new HashMap<Class<? extends Peer>, PeerRun.Outcome>();
        for (var each : peers) {
            var run = each.begun().run();
            run.resume();
            outcomes.put(each.work().peer(), each.work().told(bench, run.outcome()));
        }
        return outcomes;
    }

    /** Orders per second by pgbench. */
    double onePerCommit() {
        return onePerCommit.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    }

    @Override
    public void close() throws Exception {
        for (var each : peers) {
            each.begun().close();
        }
        if (plain != null) {
            plain.close();
        }
    }
}
