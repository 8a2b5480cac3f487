package dev.orderlog.quickstart.chaos.books;

import com.fasterxml.jackson.databind.JsonNode;

import dev.orderlog.quickstart.chaos.check.CarrierEntry;
import dev.orderlog.quickstart.chaos.check.ProviderEntry;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What the provider and the carrier have written down. */
final class Ledgers {

    private Ledgers() {}

    static List<ProviderEntry> provider(JsonNode ledger) {
        return entries(ledger)
                .flatMap(entry ->
                        providerKind(entry)
                                .map(kind ->
                                        new ProviderEntry(
                                                kind,
                                                text(entry, "orderId"),
                                                entry.path("amountMinor").asLong(),
                                                text(entry, "reference")))
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

    private static Optional<ProviderEntry.Kind> providerKind(JsonNode entry) {
        return switch (text(entry, "kind")) {
            case "charge" -> Optional.of(ProviderEntry.Kind.CHARGE);
            case "refund" -> Optional.of(ProviderEntry.Kind.REFUND);
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
