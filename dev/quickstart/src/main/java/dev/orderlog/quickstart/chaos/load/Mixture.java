package dev.orderlog.quickstart.chaos.load;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Orders of every kind, the same for the same seed: most go well, the others fail in every way there is. */
public final class Mixture {

    /** Plenty of everything but one thing. */
    public static final Map<String, Integer> STOCK =
            Map.of(
                    "chaos-beans", 1_000_000,
                    "chaos-cup", 1_000_000,
                    "chaos-kettle", 1_000_000,
                    "chaos-scarce", 30);

    public static final int UNIT_PRICE_MINOR = 700;

    private static final List<String> PLENTY = List.of("chaos-beans", "chaos-cup", "chaos-kettle");
    private static final String SCARCE = "chaos-scarce";

    private static final List<String> TOKENS =
            List.of(
                    "tok_decline_insufficient_funds",
                    "tok_decline_suspected_fraud",
                    "tok_fail_1",
                    "tok_fail_3",
                    "tok_timeout_charged",
                    "tok_slow_800",
                    "tok_slow_4000");
    private static final List<String> SERVICES =
            List.of(
                    "test_refuse",
                    "test_refuse_void",
                    "test_fail_1",
                    "test_fail_3",
                    "test_timeout_created",
                    "test_slow_900");
    private static final String EXPIRING = "test_pickup_within_";

    private static final double ODD_TOKEN = 0.35;
    private static final double ODD_SERVICE = 0.25;
    private static final double EXPIRES = 0.05;
    private static final double WANTS_SCARCE = 0.08;
    private static final double CANCELLED = 0.15;
    private static final double SENT_TWICE = 0.10;

    private final long seed;
    private final Random random;
    private int drawn;

    public Mixture(long seed) {
        this.seed = seed;
        this.random = new Random(seed);
    }

    public OrderPlan next() {
        drawn++;
        boolean expires = happens(EXPIRES);
        return new OrderPlan(
                "chaos-%d-%d".formatted(seed, drawn),
                lines(),
                happens(ODD_TOKEN) ? oneOf(TOKENS) : "tok_approve",
                expires ? EXPIRING + random.nextInt(1_500, 6_000) : service(),
                happens(CANCELLED) ? Optional.of(within(8_000)) : Optional.empty(),
                expires ? Optional.empty() : Optional.of(within(3_000)),
                happens(SENT_TWICE));
    }

    private String service() {
        return happens(ODD_SERVICE) ? oneOf(SERVICES) : "standard";
    }

    private Map<String, Integer> lines() {
        var lines = new HashMap<String, Integer>();
        for (int line = 0; line <= random.nextInt(2); line++) {
            lines.put(oneOf(PLENTY), random.nextInt(1, 4));
        }
        if (happens(WANTS_SCARCE)) {
            lines.put(SCARCE, random.nextInt(1, 3));
        }
        return lines;
    }

    private boolean happens(double probability) {
        return random.nextDouble() < probability;
    }

    private Duration within(int ms) {
        return Duration.ofMillis(random.nextInt(ms));
    }

    private String oneOf(List<String> all) {
        return all.get(random.nextInt(all.size()));
    }
}
