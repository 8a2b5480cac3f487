package dev.orderlog.testkit.guarantee.run;

import java.util.SplittableRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Where a run's choices come from. With the same seed a run feeds the same records in the same order. */
public record Seed(long value) {

    /** Set to repeat a failed run. */
    public static final String PROPERTY = "orderlog.seed";

    /** The one asked for, else a drawn one. */
    public static Seed choose() {
        var asked = Long.getLong(PROPERTY);
        return new Seed(asked == null ? new SplittableRandom().nextInt(1, 1_000_000) : asked);
    }

    RandomGenerator random() {
        return new SplittableRandom(value);
    }

    /** An id of version 7, though not of any time. */
    public static UUID id(RandomGenerator random) {
        long high = random.nextLong() & 0xFFFF_FFFF_FFFF_0FFFL | 0x7000L;
        long low = random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
