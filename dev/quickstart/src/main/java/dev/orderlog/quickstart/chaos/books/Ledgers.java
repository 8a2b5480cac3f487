package dev.orderlog.quickstart.chaos.books;

import com.fasterxml.jackson.databind.JsonNode;

import dev.orderlog.projections.books.reconcile.LedgerEntry;
import dev.orderlog.quickstart.chaos.check.CarrierEntry;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What the provider and the carrier have written down. */
final class Ledgers {

    private Ledgers() {}

    static List<LedgerEntry> provider(JsonNode ledger) {
        return entries(ledger)
                .flatMap(entry ->
                        providerKind(entry)
                                .map(kind ->
                                        new LedgerEntry(
                                                kind,
                                                text(entry, "orderId"),
                                                entry.path("amountMinor").asLong(),
                                                text(entry, "reference"),
                                                Instant.parse(text(entry, "at"))))
                                .stream())
                .toList();
    }

    static List<CarrierEntry> carrier(JsonNode ledger) {
        return entries(ledger)
                .flatMap(entry ->
                        carrierKind(entry)
                                .map(kind ->
                                        new CarrierEntry(
                                                kind,
                                                text(entry, "orderId"),
                                                text(entry, "labelId")))
                                .stream())
                .toList();
    }

    private static Stream<JsonNode> entries(JsonNode ledger) {
        return StreamSupport.stream(ledger.spliterator(), false);
    }

    private static Optional<LedgerEntry.Kind> providerKind(JsonNode entry) {
        return switch (text(entry, "kind")) {
            case "charge" -> Optional.of(LedgerEntry.Kind.CHARGE);
            case "refund" -> Optional.of(LedgerEntry.Kind.REFUND);
            case String _ -> Optional.empty();
        };
    }

    private static Optional<CarrierEntry.Kind> carrierKind(JsonNode entry) {
        return switch (text(entry, "kind")) {
            case "label" -> Optional.of(CarrierEntry.Kind.LABEL);
            case "void" -> Optional.of(CarrierEntry.Kind.VOID);
            case String _ -> Optional.empty();
        };
    }

    private static String text(JsonNode entry, String field) {
        return entry.path(field).asText();
    }
}
