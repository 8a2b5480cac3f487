package dev.orderlog.quickstart.chaos.faults;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.toSet;

import dev.orderlog.embedded.KafkaCluster;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

/** Carries a schedule out on a stage until its time is over, and heals everything at its end. */
public final class Turmoil {

    /** Longer than a service needs to start; on a machine that needs longer, the next blow comes all the same. */
    private static final Duration RECOVERY_MAX = Duration.ofSeconds(15);

    private static final Duration BROKERS_MAX = Duration.ofSeconds(5);

    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);
    private static final Pattern INSTANCE = Pattern.compile("-[0-9]+$");
    private static final String CALM = "calm";

    private final Stage stage;
    private final Schedule schedule;
    private final String bootstrapServers;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final AtomicReference<String> current = new AtomicReference<>(CALM);
    private final List<Done> done = new ArrayList<>();

    /** @param at since the beginning */
    public record Done(Duration at, Hit hit) {}

    public Turmoil(Stage stage, Schedule schedule, String bootstrapServers) {
        this.stage = stage;
        this.schedule = schedule;
        this.bootstrapServers = bootstrapServers;
    }

    /** Returns when the time is over and every hit has ended; killed ones may still be starting. */
    public void rage(Duration time) throws InterruptedException {
        var began = Instant.now();
        var end = began.plus(time);
        while (Instant.now().isBefore(end)) {
            var blow = schedule.next();
            var hits = new ArrayList<Hit>();
            for (var hit : blow.hits()) {
                if (mayBegin(hit, end)) {
                    stage.begin(hit);
                    hits.add(hit);
                    note(new Done(Duration.between(began, Instant.now()), hit));
                    current.set(String.join(", ", hits.stream().map(Hit::toString).toList()));
                }
            }
            end(hits, Instant.now());
            current.set("recovering");
            if (blow.awaitsRecovery()) {
                await(() -> stage.unready().isEmpty(), RECOVERY_MAX, end);
            }
            current.set(CALM);
            if (stop.await(blow.calm().toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        }
    }

    /** Of three brokers one may be away: while the others have not caught up, the next is spared. */
    private boolean mayBegin(Hit hit, Instant end) throws InterruptedException {
        return stage.isUp(hit.target())
                && (!Schedule.isBroker(hit.target())
                        || await(() -> KafkaCluster.inSync(bootstrapServers), BROKERS_MAX, end));
    }

    private void end(List<Hit> hits, Instant began) throws InterruptedException {
        for (var hit : hits.stream().sorted(comparing(Hit::lasts)).toList()) {
            var left = Duration.between(Instant.now(), began.plus(hit.lasts()));
            stop.await(Math.max(0, left.toMillis()), TimeUnit.MILLISECONDS);
            stage.end(hit);
        }
    }

    private boolean await(BooleanSupplier condition, Duration atMost, Instant end)
            throws InterruptedException {
        var latest = Instant.now().plus(atMost);
        while (Instant.now().isBefore(latest) && Instant.now().isBefore(end)) {
            if (condition.getAsBoolean()) {
                return true;
            }
            if (stop.await(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS)) {
                return false;
            }
        }
        return false;
    }

    private synchronized void note(Done fault) {
        done.add(fault);
    }

    /** What happens now, in words. */
    public String current() {
        return current.get();
    }

    public synchronized List<Done> done() {
        return List.copyOf(done);
    }

    /** Names of those services of which an instance was paused. */
    public Set<String> pausedServices() {
        return done().stream()
                .map(Done::hit)
                .filter(hit -> hit.kind() == Hit.Kind.PAUSE)
                .map(hit -> INSTANCE.matcher(hit.target()).replaceFirst(""))
                .collect(toSet());
    }

    public void stop() {
        stop.countDown();
    }
}
