package dev.orderlog.cli.order;

import dev.orderlog.cli.print.Screen;
import dev.orderlog.cli.print.Styled;
import dev.orderlog.cli.print.Table;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An order for a person to read. */
final class OrderPage {
    private OrderPage() {}

    static void print(OrderView order, Screen screen) {
        field(screen, "Order", Styled.bold(order.id()));
        field(screen, "Status", Styled.outcome(order.status()), ", version " + order.version());
        field(screen, "Customer", Styled.plain(or(order.customerId(), "unknown")));
        field(screen, "Placed", Styled.plain(time(order.placedAt(), screen)));
        field(screen, "Updated", Styled.plain(time(order.updatedAt(), screen)));
        screen.line("");
        part(screen, "Payment", payment(order.payment()));
        part(screen, "Inventory", inventory(order.inventory()));
        part(screen, "Shipment", shipment(order.shipment(), screen));
        part(screen, "Cancellation", cancellation(order.cancellation()));
        if (order.lines() != null && !order.lines().isEmpty()) {
            screen.line("");
            screen.table(lines(order.lines(), order));
        }
    }

    private static Table lines(List<OrderView.Line> lines, OrderView order) {
        var table = new Table("SKU", ">QUANTITY", ">PRICE", ">SUM");
        for (var line : lines) {
            table.row(
                    line.sku(),
                    line.quantity(),
                    line.unitPrice(),
                    line.unitPrice().times(line.quantity()));
        }
        return order.total() == null
                ? table
                : table.row("", "", "", Styled.bold(order.total().toString()));
    }

    private static List<String> payment(OrderView.@Nullable Payment payment) {
        return payment == null
                ? List.of()
                : said(
                        payment.status(),
                        payment.reason(),
                        payment.reference(),
                        payment.refundReference() == null
                                ? null
                                : "refunded as " + payment.refundReference());
    }

    private static List<String> inventory(OrderView.@Nullable Inventory inventory) {
        if (inventory == null) {
            return List.of();
        }
        var shortages =
                Objects.requireNonNullElse(inventory.shortages(), List.<OrderView.Shortage>of())
                        .stream()
                        .map(shortage ->
                                "%s: %d wanted, %d available"
                                        .formatted(
                                                shortage.sku(),
                                                shortage.requested(),
                                                shortage.available()))
                        .collect(Collectors.joining("; "));
        return said(inventory.status(), shortages.isEmpty() ? null : shortages);
    }

    private static List<String> shipment(OrderView.@Nullable Shipment shipment, Screen screen) {
        return shipment == null
                ? List.of()
                : said(
                        shipment.status(),
                        shipment.reason(),
                        shipment.carrier(),
                        shipment.trackingNumber(),
                        shipment.pickupDeadline() == null || !shipment.status().equals("CREATED")
                                ? null
                                : "pick up by " + screen.dayAndTime(shipment.pickupDeadline()));
    }

    private static List<String> cancellation(OrderView.@Nullable Cancellation cancellation) {
        return cancellation == null || cancellation.status().equals("NONE")
                ? List.of()
                : said(cancellation.status(), cancellation.reason());
    }

    private static List<String> said(@Nullable String... words) {
        return Stream.of(words).filter(Objects::nonNull).map(Objects::requireNonNull).toList();
    }

    private static void part(Screen screen, String name, List<String> words) {
        if (!words.isEmpty()) {
            var more = String.join(", ", words.subList(1, words.size()));
            field(
                    screen,
                    name,
                    Styled.outcome(words.getFirst()),
                    more.isEmpty() ? "" : "  " + more);
        }
    }

    private static void field(Screen screen, String name, Styled value, String... more) {
        screen.line(
                Styled.dim("%-14s".formatted(name)), value, Styled.plain(String.join("", more)));
    }

    private static String time(@Nullable Instant instant, Screen screen) {
        return instant == null ? "unknown" : screen.dayAndTime(instant);
    }

    private static String or(@Nullable String text, String otherwise) {
        return text == null ? otherwise : text;
    }
}
