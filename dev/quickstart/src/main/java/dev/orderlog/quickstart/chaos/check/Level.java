package dev.orderlog.quickstart.chaos.check;

/** How much there is of one SKU. */
public record Level(long available, long reserved) {

    public static final Level NOTHING = new Level(0, 0);

    Level plus(long availableBy, long reservedBy) {
        return new Level(available + availableBy, reserved + reservedBy);
    }

    @Override
    public String toString() {
        return "%d available, %d reserved".formatted(available, reserved);
    }
}
