package dev.orderlog.bench.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;

/** Bodies of {@code POST /orders}, the same for the same seed: one to three lines of a catalogue that never runs out. */
public final class OrderBodies {

    public static final int STOCK = 1_000_000;
    private static final int SKUS = 1_000;
    private static final int LINES_MAX = 3;
    private static final int CUSTOMERS = 100_000;

    private final Random random;

    public OrderBodies(long seed) {
        this.random = new Random(seed);
    }

    public static List<String> skus() {
        return IntStream.range(0, SKUS).mapToObj(OrderBodies::sku).toList();
    }

    public byte[] next() {
        return """
        {"customerId":"customer-%d","currency":"EUR","lines":[%s],"paymentToken":"tok_approve","shippingService":"standard",\
        "shippingAddress":{"name":"Ada Lovelace","line1":"12 St James Square","city":"London","postalCode":"SW1Y 4JH","country":"GB"}}\
        """
                .formatted(random.nextInt(CUSTOMERS), lines())
                .getBytes(UTF_8);
    }

    private String lines() {
        var lines = new ArrayList<String>();
        int first = random.nextInt(SKUS);
        for (int line = 0; line <= random.nextInt(LINES_MAX); line++) {
            lines.add(
                    "{\"sku\":\"%s\",\"quantity\":%d,\"unitPriceMinor\":700}"
                            .formatted(sku((first + line) % SKUS), 1 + random.nextInt(3)));
        }
        return String.join(",", lines);
    }

    private static String sku(int number) {
        return String.format(Locale.ROOT, "bench-%04d", number);
    }
}
