package dev.orderlog.inventory.domain;

import static dev.orderlog.inventory.domain.Given.NOW;
import static dev.orderlog.inventory.domain.Given.ORDER;

import dev.orderlog.inventory.domain.InventoryDecision.Refusal;
import dev.orderlog.inventory.domain.InventoryEvent.InventoryFailed;
import dev.orderlog.inventory.domain.InventoryEvent.InventoryReleased;
import dev.orderlog.inventory.domain.InventoryEvent.InventoryReserved;
import dev.orderlog.inventory.domain.InventoryEvent.OrderCancellationRequested;
import dev.orderlog.inventory.domain.InventoryEvent.OrderPlaced;
import dev.orderlog.inventory.domain.InventoryEvent.PaymentCharged;
import dev.orderlog.inventory.domain.InventoryEvent.ShipmentCancelled;
import dev.orderlog.inventory.domain.InventoryEvent.ShipmentExpired;
import dev.orderlog.inventory.domain.InventoryEvent.ShipmentFailed;
import dev.orderlog.inventory.domain.StockEvent.StockReleased;
import dev.orderlog.inventory.domain.StockEvent.StockReserved;

import org.junit.jupiter.api.Test;

import java.util.List;

class ReservationTest {

    private static final StockLine TWO_CUPS = new StockLine("cup", 2);
    private static final StockLine ONE_POT = new StockLine("pot", 1);
    private static final List<StockLine> LINES = List.of(TWO_CUPS, ONE_POT);
    private static final OrderPlaced PLACED = new OrderPlaced(ORDER, LINES);
    private static final PaymentCharged CHARGED = new PaymentCharged(ORDER);
    private static final OrderCancellationRequested CANCELLATION =
            new OrderCancellationRequested(ORDER);
    private static final InventoryReserved RESERVED = new InventoryReserved(ORDER, LINES, NOW);
    private static final InventoryReleased RELEASED_NOTHING =
            new InventoryReleased(ORDER, List.of(), NOW);

    @Test
    void a_paid_order_holds_all_its_lines() {
        Given.stream(PLACED)
                .stock("cup", 5, 1)
                .stock("pot", 1, 0)
                .hearing(CHARGED)
                .says(RESERVED)
                .stockChanges(
                        new StockReserved("cup", ORDER, 2, new StockLevel(3, 3), NOW),
                        new StockReserved("pot", ORDER, 1, new StockLevel(0, 1), NOW));
    }

    @Test
    void one_missing_piece_holds_nothing_and_names_every_shortage() {
        Given.stream(PLACED)
                .stock("cup", 1, 9)
                .hearing(CHARGED)
                .says(
                        new InventoryFailed(
                                ORDER,
                                List.of(new Shortage("cup", 2, 1), new Shortage("pot", 1, 0)),
                                NOW))
                .stockStays();
    }

    @Test
    void one_missing_line_leaves_the_lines_in_stock_alone() {
        Given.stream(PLACED)
                .stock("cup", 5, 0)
                .hearing(CHARGED)
                .says(new InventoryFailed(ORDER, List.of(new Shortage("pot", 1, 0)), NOW))
                .stockStays();
    }

    @Test
    void lines_of_the_same_sku_count_together() {
        var twice = new OrderPlaced(ORDER, List.of(TWO_CUPS, TWO_CUPS));
        Given.stream(twice)
                .stock("cup", 3, 0)
                .hearing(CHARGED)
                .says(new InventoryFailed(ORDER, List.of(new Shortage("cup", 4, 3)), NOW));
        Given.stream(twice)
                .stock("cup", 4, 0)
                .hearing(CHARGED)
                .says(new InventoryReserved(ORDER, List.of(new StockLine("cup", 4)), NOW))
                .stockChanges(new StockReserved("cup", ORDER, 4, new StockLevel(0, 4), NOW));
    }

    @Test
    void a_cancellation_that_overtook_the_payment_is_remembered_and_nothing_is_held_afterwards() {
        Given.stream(PLACED).hearing(CANCELLATION).remembersIt();
        Given.stream(PLACED, CANCELLATION)
                .stock("cup", 5, 0)
                .stock("pot", 5, 0)
                .hearing(CHARGED)
                .isRefused(Refusal.ORDER_CANCELLED);
    }

    @Test
    void a_cancelled_order_that_held_nothing_releases_nothing_but_says_so() {
        Given.stream(PLACED, CANCELLATION)
                .hearing(new ShipmentCancelled(ORDER))
                .says(RELEASED_NOTHING)
                .stockStays();
    }

    @Test
    void a_cancellation_after_the_reservation_waits_for_shipping() {
        Given.stream(PLACED, RESERVED).hearing(CANCELLATION).isRefused(Refusal.LEFT_TO_SHIPPING);
    }

    @Test
    void what_was_held_is_given_back_whichever_way_the_shipment_ended() {
        for (var ended :
                List.of(
                        new ShipmentCancelled(ORDER),
                        new ShipmentFailed(ORDER),
                        new ShipmentExpired(ORDER))) {
            Given.stream(PLACED, RESERVED)
                    .stock("cup", 3, 3)
                    .stock("pot", 0, 1)
                    .hearing(ended)
                    .says(new InventoryReleased(ORDER, LINES, NOW))
                    .stockChanges(
                            new StockReleased("cup", ORDER, 2, new StockLevel(5, 1), NOW),
                            new StockReleased("pot", ORDER, 1, new StockLevel(1, 0), NOW));
        }
    }

    @Test
    void nothing_is_given_back_twice() {
        Given.stream(PLACED, RESERVED, new InventoryReleased(ORDER, LINES, NOW))
                .stock("cup", 5, 1)
                .hearing(new ShipmentExpired(ORDER))
                .isRefused(Refusal.ALREADY_RELEASED);
    }
}
