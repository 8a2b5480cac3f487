package dev.orderlog.system.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the trace of an order holds that was placed, charged, reserved, labelled, picked up and delivered. */
final class OrderTrace {

    private static final Map<String, String> SAID_BY =
            Map.of(
                    "OrderPlaced", "order-api",
                    "PaymentCharged", "payment-service",
                    "InventoryReserved", "inventory-service",
                    "ShipmentCreated", "shipping-service",
                    "ShipmentPickedUp", "shipping-service",
                    "ShipmentDelivered", "shipping-service",
                    "OrderCompleted", "order-api");

    private static final Map<String, List<String>> HEARD_BY =
            Map.of(
                    "OrderPlaced",
                            List.of("payment-service", "inventory-service", "shipping-service"),
                    "PaymentCharged", List.of("inventory-service", "order-api"),
                    "InventoryReserved", List.of("shipping-service", "order-api"),
                    "ShipmentCreated", List.of("order-api"),
                    "ShipmentDelivered", List.of("order-api"));

    private OrderTrace() {}

    /**
     * Every hop is there and none happened twice, all of them are the order's, and nothing stands alone.
     *
     * @param buyer the span of whoever placed the order, which is not sent here
     */
    static void isWhole(List<ReceivedSpan> spans, String buyer, String order) {
        assertThat(spans.stream().map(ReceivedSpan::hop)).containsAll(hops());
        assertThat(
                        spans.stream()
                                .filter(span -> span.parent().equals(buyer))
                                .map(ReceivedSpan::hop))
                .as("the buyer led to the request, and only to that")
                .containsExactly("order-api POST /orders");
        var ids = spans.stream().map(ReceivedSpan::id).collect(Collectors.toSet());
        assertThat(spans)
                .as("every other hop was led to by one of them")
                .allSatisfy(span ->
                        assertThat(span.parent())
                                .matches(parent -> ids.contains(parent) || parent.equals(buyer)));
        assertThat(spans)
                .as("and is of this order")
                .allSatisfy(span -> assertThat(span.order()).isEqualTo(order));
        assertThat(
                        spans.stream()
                                .filter(span -> !span.event().isEmpty())
                                .map(span -> span.hop() + " " + span.event()))
                .as("nothing is done twice")
                .doesNotHaveDuplicates();
    }

    static List<String> hops() {
        var requests =
                Stream.of(
                        "order-api POST /orders",
                        "order-api decide",
                        "payment-service call charge",
                        "payment-service decide",
                        "shipping-service call create-label",
                        "shipping-service decide");
        var published =
                SAID_BY.entrySet().stream()
                        .map(said -> said.getValue() + " send order-events " + said.getKey());
        var heard =
                HEARD_BY.entrySet().stream()
                        .flatMap(event ->
                                event.getValue().stream()
                                        .map(service ->
                                                service
                                                        + " process order-events "
                                                        + event.getKey()));
        var folded = SAID_BY.keySet().stream().map(type -> "projections fold order-events " + type);
        var stock =
                Stream.of(
                        "inventory-service send stock-events StockReserved",
                        "projections fold stock-events StockReserved");
        return Stream.of(requests, published, heard, folded, stock).flatMap(hops -> hops).toList();
    }
}
