package dev.orderlog.inventory;

import static dev.orderlog.inventory.RunningInventory.line;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderlog.events.InventoryFailed;
import dev.orderlog.events.InventoryReserved;
import dev.orderlog.events.ShipmentCancelled;
import dev.orderlog.events.ShipmentFailed;
import dev.orderlog.testkit.log.LogReader;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Reservations through the whole path: log, inbox, batch, stock table, relay, log. */
@ExtendWith(SharedInventory.class)
class LastUnitTest {

    private static final int BUYERS = 60;

    private final RunningInventory inventory = RunningInventory.shared();
    private final LogReader log = inventory.orderLog();

    @AfterEach
    void close() throws Exception {
        log.close();
    }

    @Test
    void of_many_buyers_of_the_last_unit_exactly_one_gets_it() {
        inventory.receive("last", 1);
        var buyers = Stream.generate(UUID::randomUUID).limit(BUYERS).toList();
        buyers.forEach(buyer -> inventory.place(buyer, List.of(line("last", 1))));
        buyers.forEach(inventory::charge);

        var answers = buyers.stream().map(buyer -> answerTo(buyer)).toList();

        assertThat(answers).filteredOn("InventoryReserved"::equals).hasSize(1);
        assertThat(answers).filteredOn("InventoryFailed"::equals).hasSize(BUYERS - 1);
        assertLevel("last", 0, 1);
    }

    @Test
    void buyers_of_overlapping_skus_get_whole_orders_while_stock_is_received_and_adjusted() {
        var skus = List.of("mix-a", "mix-b", "mix-c");
        skus.forEach(sku -> inventory.receive(sku, 10));
        var buyers = new ArrayList<UUID>();
        for (int i = 0; i < BUYERS; i++) {
            var buyer = UUID.randomUUID();
            buyers.add(buyer);
            inventory.place(
                    buyer, List.of(line(skus.get((i + 2) % 3), 1), line(skus.get((i + 1) % 3), 2)));
            inventory.charge(buyer);
            if (i % 10 == 0) {
                inventory.receive(skus.get(i / 10 % 3), 1);
            }
        }

        var reserved = buyers.stream().map(this::eventTo).toList();

        for (var sku : skus) {
            long held =
                    reserved.stream()
                            .filter(InventoryReserved.class::isInstance)
                            .flatMap(event -> ((InventoryReserved) event).getLines().stream())
                            .filter(line -> line.getSku().equals(sku))
                            .mapToLong(line -> line.getQuantity())
                            .sum();
            var level = inventory.get("/stock/" + sku).json();
            assertThat(level.get("reserved").asLong()).isEqualTo(held);
            assertThat(level.get("available").asLong()).isEqualTo(12 - held);
        }
        assertThat(reserved).hasAtLeastOneElementOfType(InventoryReserved.class);
        assertThat(reserved).hasAtLeastOneElementOfType(InventoryFailed.class);
    }

    @Test
    void what_was_held_comes_back_once_however_often_it_is_heard() {
        inventory.receive("boat", 3);
        var order = UUID.randomUUID();
        inventory.place(order, List.of(line("boat", 2)));
        inventory.charge(order);
        log.await(order, "InventoryReserved");
        assertLevel("boat", 1, 2);

        var failed =
                inventory
                        .others()
                        .say(order, new ShipmentFailed(order, "address_rejected", Instant.now()));
        inventory.others().sayAgain(failed);
        inventory.others().say(order, new ShipmentFailed(order, "address_rejected", Instant.now()));
        log.await(order, "InventoryReleased");
        inventory.receive("boat", 1);

        assertLevel("boat", 4, 0);
        try (var stock = inventory.stockLog()) {
            assertThat(stock.await("boat", events -> events.size() >= 4))
                    .extracting(LogReader.Read::type)
                    .containsExactly(
                            "StockReceived", "StockReserved", "StockReleased", "StockReceived");
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void a_shortage_is_told_with_its_numbers_and_its_cause() {
        inventory.receive("rare", 1);
        var order = UUID.randomUUID();
        inventory.place(order, List.of(line("rare", 2), line("never-seen", 1)));
        inventory.charge(order);

        var failed = log.await(order, "InventoryFailed");

        assertThat(((InventoryFailed) failed.event()).getShortages())
                .extracting(s -> s.getSku() + ":" + s.getRequested() + ":" + s.getAvailable())
                .containsExactly("never-seen:1:0", "rare:2:1");
        assertThat(failed.header("causationid"))
                .isEqualTo(log.await(order, "PaymentCharged").header("ce_id"));
        assertThat(failed.header("correlationid")).isEqualTo(order.toString());
        assertThat(failed.header("sequence")).isEqualTo("1");
        assertLevel("rare", 1, 0);
    }

    @Test
    void a_cancellation_that_overtakes_the_payment_leaves_the_stock_alone() {
        inventory.receive("calm", 1);
        var order = UUID.randomUUID();
        inventory.place(order, List.of(line("calm", 1)));
        inventory
                .others()
                .say(
                        order,
                        new dev.orderlog.events.OrderCancellationRequested(
                                order, "customer_request", Instant.now()));
        inventory.charge(order);
        inventory.others().say(order, new ShipmentCancelled(order, null, Instant.now()));

        log.await(order, "InventoryReleased");

        assertThat(log.of(order.toString()))
                .extracting(LogReader.Read::type)
                .doesNotContain("InventoryReserved");
        assertLevel("calm", 1, 0);
    }

    private String answerTo(UUID order) {
        return eventTo(order).getSchema().getName();
    }

    private org.apache.avro.specific.SpecificRecord eventTo(UUID order) {
        return log
                .await(order.toString(), events -> events.stream().anyMatch(LastUnitTest::isAnswer))
                .stream()
                .filter(LastUnitTest::isAnswer)
                .findFirst()
                .orElseThrow()
                .event();
    }

    private static boolean isAnswer(LogReader.Read read) {
        return read.event() instanceof InventoryReserved || read.event() instanceof InventoryFailed;
    }

    private void assertLevel(String sku, long available, long reserved) {
        Awaitility.await()
                .untilAsserted(() ->
                        assertThat(inventory.get("/stock/" + sku).json().toString())
                                .isEqualTo(
                                        "{\"sku\":\"%s\",\"available\":%d,\"reserved\":%d}"
                                                .formatted(sku, available, reserved)));
    }
}
