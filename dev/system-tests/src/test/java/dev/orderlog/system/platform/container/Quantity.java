package dev.orderlog.system.platform.container;

/** Amounts of memory as Kubernetes writes them. */
final class Quantity {

    private static final long KIBI = 1024;

    private Quantity() {}

    static long bytes(String written) {
        long number = Long.parseLong(written.replaceAll("[A-Za-z]+$", ""));
        return switch (written.replaceAll("^[0-9]+", "")) {
            case "Mi" -> number * KIBI * KIBI;
            case "Gi" -> number * KIBI * KIBI * KIBI;
            case String other -> throw new IllegalArgumentException("Unit " + other);
        };
    }
}
