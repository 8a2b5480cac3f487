package dev.orderlog.bench.measure;

import dev.orderlog.bench.machine.ProcessorTime;
import dev.orderlog.bench.peer.Peer;
import dev.orderlog.bench.peer.PeerRun;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Ours and whatever they are compared with, a few seconds each, in turn and several times: the pace of a machine that others share
 * changes within minutes, and what is compared is to be measured on the same machine. Who does not have the turn stands still.
 *
 * @param peers whose class came to what
 * @param onePerCommit orders per second by pgbench, one per commit; not a number where nobody asked for it
 */
record Turns(
        List<Busy> ours, Map<Class<? extends Peer>, PeerRun.Outcome> peers, double onePerCommit) {

    private static final int ROUNDS = 6;
    private static final int ROUNDS_QUICK = 3;

    /** Who stood still finds connections that have gone cold, and nothing under way. */
    private static final int GOING_AGAIN_SECONDS = 3;

    private static final int FIRST_LOAD = 10;

    Turns {
        ours = List.copyOf(ours);
        peers = Map.copyOf(peers);
    }

    /** The services run and are warm afterwards. */
    static Turns take(Bench bench) throws Exception {
        int rounds = bench.of(ROUNDS, ROUNDS_QUICK);
        try (var others = Others.warm(bench, bench.stage().resting(), rounds)) {
            var stage = bench.stage().serving();
            var ours = new ArrayList<Busy>();
            for (int round = 0; round < rounds; round++) {
                int warmUp = round == 0 ? WarmUp.seconds(bench) : GOING_AGAIN_SECONDS;
                ours.add(Busy.after(warmUp, bench, stage, FIRST_LOAD + round));
                if (!others.isEmpty()) {
                    try (var _ = stage.servicesAbsent()) {
                        others.turn(bench);
                    }
                }
            }
            return new Turns(ours, others.outcomes(bench), others.onePerCommit());
        }
    }

    double perSecond() {
        return shipped() / ours.stream().mapToDouble(each -> each.times().seconds()).sum();
    }

    double cpuSecondsPer1000() {
        var spent = ours.stream().map(Busy::spent).reduce(ProcessorTime.NONE, ProcessorTime::plus);
        return spent.total() / shipped() * 1_000;
    }

    PeerRun.Outcome of(Class<? extends Peer> peer) {
        return Objects.requireNonNull(peers.get(peer), peer.getSimpleName());
    }

    List<String> wrong() {
        return ours.stream().flatMap(each -> each.wrong().stream()).toList();
    }

    private double shipped() {
        return ours.stream().mapToLong(each -> each.times().shipped()).sum();
    }
}
