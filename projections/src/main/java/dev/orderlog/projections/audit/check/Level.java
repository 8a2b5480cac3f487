package dev.orderlog.projections.audit.check;

/** How much of a SKU is there for sale, and how much is held for orders. */
public record Level(long available, long reserved) {

    public static final Level NOTHING = new Level(0, 0);

    public Level plus(long availableBy, long reservedBy) {
        return new Level(available + availableBy, reserved + reservedBy);
    }
}
