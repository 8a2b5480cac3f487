package dev.orderlog.quickstart.chaos.faults;

import dev.orderlog.quickstart.chaos.faults.Hit.Kind;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/**
 * Blows without end, the same for the same seed and targets. Every process is hit once before any is hit again; two at once are
 * never two brokers, of which only one at a time may be away.
 */
public final class Schedule {

    private static final double KILLED = 0.6;
    private static final double TWO_AT_ONCE = 0.25;
    private static final double AWAITS_RECOVERY = 0.75;
    private static final double LONG_PAUSE = 0.2;
    private static final String BROKER = "kafka";

    private final Random random;
    private final List<String> targets;
    private final Deque<String> deck = new ArrayDeque<>();

    public Schedule(long seed, List<String> targets) {
        this.random = new Random(seed);
        this.targets = List.copyOf(targets);
    }

    public Blow next() {
        var hits = new ArrayList<Hit>();
        var first = draw();
        hits.add(hit(first));
        if (random.nextDouble() < TWO_AT_ONCE) {
            var second = draw();
            if (mayBeAwayTogether(first, second)) {
                hits.add(hit(second));
            } else {
                deck.addFirst(second);
            }
        }
        boolean awaitsRecovery = random.nextDouble() < AWAITS_RECOVERY;
        return new Blow(hits, awaitsRecovery, between(500, 3_000));
    }

    private String draw() {
        if (deck.isEmpty()) {
            var shuffled = new ArrayList<>(targets);
            Collections.shuffle(shuffled, random);
            deck.addAll(shuffled);
        }
        return deck.removeFirst();
    }

    private static boolean mayBeAwayTogether(String one, String other) {
        return !one.equals(other) && !(isBroker(one) && isBroker(other));
    }

    public static boolean isBroker(String target) {
        return target.startsWith(BROKER);
    }

    private Hit hit(String target) {
        return random.nextDouble() < KILLED
                ? new Hit(target, Kind.KILL, between(0, 4_000))
                : new Hit(target, Kind.PAUSE, pause());
    }

    /** The long ones are beyond the patience of those who talk to it. */
    private Duration pause() {
        return random.nextDouble() < LONG_PAUSE ? between(12_000, 25_000) : between(1_000, 8_000);
    }

    private Duration between(int fromMs, int toMs) {
        return Duration.ofMillis(random.nextInt(fromMs, toMs));
    }
}
