package dev.orderlog.testkit.guarantee;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A small run in which a payment kept every promise, to be spoiled by tests: order a was charged and refunded, order b was charged
 * or never, order c is parked.
 */
final class KeptRun {

    static final String SOURCE = "/payment";

    static final Fed PLACED_A = fed("p-a", "OrderPlaced", "a", 0);
    static final Fed PLACED_B = fed("p-b", "OrderPlaced", "b", 1);
    static final Fed FAILED_A = fed("f-a", "InventoryFailed", "a", 4);
    static final Fed CULPRIT =
            new Fed(
                    "x-c",
                    "OrderPlaced",
                    "c",
                    at(5),
                    bytes("garbage"),
                    Optional.of(Poison.UNDECODABLE_BYTES));
    static final Fed BEHIND = fed("p-c", "OrderPlaced", "c", 6);

    static final Logged CHARGED_A = said(2, "a", "e1", "PaymentCharged", 1, "p-a");
    static final Logged CHARGED_B = said(3, "b", "e2", "PaymentCharged", 1, "p-b");
    static final Logged REFUNDED_A = said(7, "a", "e3", "PaymentRefunded", 2, "f-a");

    private KeptRun() {}

    static Observed run() {
        var traces = traces();
        return new Observed(
                SOURCE,
                Set.of(),
                Map.of(
                        "a",
                        Expected.of(
                                List.of("PaymentCharged", "PaymentRefunded"),
                                Set.of("charge:a", "refund:a")),
                        "b",
                        Expected.of(List.of("PaymentCharged"), Set.of("charge:b")),
                        "c",
                        Expected.of(List.of(), Set.of())),
                Map.of("money kept", "1"),
                List.of(PLACED_A, PLACED_B, PLACED_A, FAILED_A, CULPRIT, BEHIND),
                traces,
                Optional.of(traces),
                List.of(Map.of("one", Set.of("t-0"), "two", Set.of("t-1"))));
    }

    static Traces traces() {
        return new Traces(
                List.of(
                        heard(PLACED_A),
                        heard(PLACED_B),
                        CHARGED_A,
                        CHARGED_B,
                        heard(FAILED_A),
                        heard(CULPRIT),
                        heard(BEHIND),
                        REFUNDED_A),
                List.of(
                        row("a", 1, "p-a", false, "OrderPlaced"),
                        row("a", 2, "e1", true, "PaymentCharged"),
                        row("a", 3, "f-a", false, "InventoryFailed"),
                        row("a", 4, "e3", true, "PaymentRefunded"),
                        row("b", 1, "p-b", false, "OrderPlaced"),
                        row("b", 2, "e2", true, "PaymentCharged")),
                List.of(
                        new Parked("c", at(5), "undecodable", "no magic byte", bytes("garbage")),
                        new Parked("c", at(6), "behind", "waits behind it", bytes("p-c"))),
                List.of(
                        new Asked("charge:a", "PUT charge 42"),
                        new Asked("charge:a", "PUT charge 42"),
                        new Asked("charge:b", "PUT charge 42"),
                        new Asked("refund:a", "PUT refund 42")),
                List.of(
                        new Effect("a", "PaymentCharged", "p-a", 1),
                        new Effect("b", "PaymentCharged", "p-b", 1),
                        new Effect("a", "PaymentRefunded", "f-a", 2)),
                Map.of("money kept", "1"));
    }

    static Logged said(
            long offset, String order, String id, String type, long sequence, String cause) {
        return new Logged(at(offset), order, id, type, SOURCE, sequence, cause, order);
    }

    static Row row(String order, long version, String id, boolean said, String type) {
        return new Row("t", order, version, id, said, version, type);
    }

    static Place at(long offset) {
        return new Place("t", 0, offset);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Fed fed(String id, String type, String order, long offset) {
        return new Fed(id, type, order, at(offset), bytes(id), Optional.empty());
    }

    private static Logged heard(Fed fed) {
        return new Logged(
                fed.place(), fed.key(), fed.id(), fed.type(), "/another", 1, "", fed.key());
    }
}
