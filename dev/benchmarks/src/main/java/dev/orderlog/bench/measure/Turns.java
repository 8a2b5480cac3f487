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

    /**
     * Who stood still finds connections that have gone cold, and nothing under way: the first orders of many at once come to their end
     * together, and the next ones again, until they have spread out.
     */
    private static final int GOING_AGAIN_SECONDS = 5;

    private static final int FIRST_LOAD = 10;
    private static final int FIRST_LOAD_LATER = 20;

    Turns {
        ours = List.copyOf(ours);
        peers = Map.copyOf(peers);
    }

    /** The services run and are warm afterwards. */
    static Turns take(Bench bench) throws Exception {
        try (var others = Others.warm(bench, bench.stage().resting(), rounds(bench))) {
            return take(bench, others, rounds(bench), WarmUp.seconds(bench), FIRST_LOAD);
        }
    }

    /** As many of ours, on services that have just started again, with nobody else in between. */
    static Turns again(Bench bench) throws Exception {
        return alone(bench, rounds(bench), WarmUp.AGAIN_SECONDS);
    }

    /** One of ours, on services that have run ever since. */
    static Turns oneMore(Bench bench) throws Exception {
        return alone(bench, 1, GOING_AGAIN_SECONDS);
    }

    private static Turns alone(Bench bench, int rounds, int warmUpSeconds) throws Exception {
        try (var nobody = Others.none()) {
            return take(bench, nobody, rounds, warmUpSeconds, FIRST_LOAD_LATER);
        }
    }

    private static Turns take(
            Bench bench, Others others, int rounds, int warmUpSeconds, int firstLoad)
            throws Exception {
        var stage = bench.stage().serving();
        var ours = new ArrayList<Busy>();
        for (int round = 0; round < rounds; round++) {
            int warmUp = round == 0 ? warmUpSeconds : GOING_AGAIN_SECONDS;
            ours.add(Busy.after(warmUp, bench, stage, firstLoad + round));
            if (!others.isEmpty()) {
                try (var _ = stage.servicesAbsent()) {
                    others.turn(bench);
                }
            }
        }
        return new Turns(ours, others.outcomes(bench), others.onePerCommit());
    }

    private static int rounds(Bench bench) {
        return bench.of(ROUNDS, ROUNDS_QUICK);
    }

    /** But the first, on services that had only just become warm. */
    Turns warm() {
        return new Turns(ours.subList(1, ours.size()), peers, onePerCommit);
    }

    /** What ours did in their turns. */
    OverTime times() {
        return OverTime.joined(ours.stream().map(Busy::times).toList());
    }

    double perSecond() {
        return times().shippedPerSecond();
    }

    double cpuSecondsPer1000() {
        var spent = ours.stream().map(Busy::spent).reduce(ProcessorTime.NONE, ProcessorTime::plus);
        return spent.total() / times().shipped() * 1_000;
    }

    /** In the log when ours began. */
    long events() {
        return ours.getFirst().events();
    }

    PeerRun.Outcome of(Class<? extends Peer> peer) {
        return Objects.requireNonNull(peers.get(peer), peer.getSimpleName());
    }

    List<String> wrong() {
        return ours.stream().flatMap(each -> each.wrong().stream()).toList();
    }
}
