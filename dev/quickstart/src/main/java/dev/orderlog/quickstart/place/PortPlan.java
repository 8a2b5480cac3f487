package dev.orderlog.quickstart.place;

import dev.orderlog.embedded.Ports;

import java.util.Random;
import java.util.stream.IntStream;

/**
 * Every port of one platform, counted from its base, so that several platforms can stand side by side. A second instance of a
 * service has its port a hundred further, a third one two hundred.
 */
public record PortPlan(int base) {

    public static final int DEFAULT_BASE = 8080;
    private static final int FIRST_UNPRIVILEGED = 1024;
    private static final int COUNT = 12;
    private static final int BETWEEN_INSTANCES = 100;
    private static final int LAST_BASE = 65_536 - COUNT;
    private static final int FIRST_OF_ANY = 20_000;
    private static final int LAST_OF_ANY = 32_000;
    private static final int TRIES_MAX = 1_000;

    public PortPlan {
        if (base < FIRST_UNPRIVILEGED || base > LAST_BASE) {
            throw new IllegalArgumentException(
                    "The port base must be between %d and %d, not %d"
                            .formatted(FIRST_UNPRIVILEGED, LAST_BASE, base));
        }
    }

    /** A base whose ports nobody has right now, for platforms that come and go. */
    public static PortPlan anyFree() {
        return anyFree(1);
    }

    /** Likewise for a platform with so many instances of something. */
    public static PortPlan anyFree(int instances) {
        return new Random()
                .ints(FIRST_OF_ANY, LAST_OF_ANY)
                .mapToObj(PortPlan::new)
                .limit(TRIES_MAX)
                .filter(plan ->
                        IntStream.rangeClosed(1, instances)
                                .mapToObj(plan::instance)
                                .allMatch(PortPlan::isFree))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No free range of ports was found"));
    }

    private boolean isFree() {
        return IntStream.range(base, base + COUNT).allMatch(Ports::isFree);
    }

    /**
     * The ports of one instance of each part.
     *
     * @param number 1 for the first, which has the ports of this plan
     */
    public PortPlan instance(int number) {
        return new PortPlan(base + BETWEEN_INSTANCES * (number - 1));
    }

    public int orderApi() {
        return base;
    }

    public int payment() {
        return base + 1;
    }

    public int inventory() {
        return base + 2;
    }

    public int shipping() {
        return base + 3;
    }

    public int projections() {
        return base + 4;
    }

    public int provider() {
        return base + 5;
    }

    public int carrier() {
        return base + 6;
    }

    public int registry() {
        return base + 7;
    }

    public int registryManagement() {
        return base + 8;
    }

    public int kafka() {
        return base + 9;
    }

    public int kafkaController() {
        return base + 10;
    }

    public int postgres() {
        return base + 11;
    }

    public static String url(int port) {
        return "http://" + Ports.LOOPBACK + ":" + port;
    }
}
