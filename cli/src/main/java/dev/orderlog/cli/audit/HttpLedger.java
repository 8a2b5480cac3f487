package dev.orderlog.cli.audit;

import com.fasterxml.jackson.databind.JsonNode;

import dev.orderlog.cli.http.ServiceClient;
import dev.orderlog.projections.books.reconcile.Ledger;
import dev.orderlog.projections.books.reconcile.LedgerEntry;
import dev.orderlog.projections.books.reconcile.LedgerEntry.Kind;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The ledger as the payment provider's {@code GET /v1/ledger} tells it. */
record HttpLedger(ServiceClient provider) implements Ledger {

    @Override
    public List<LedgerEntry> entries() {
        var entries = new ArrayList<LedgerEntry>();
        for (var entry : provider.get("/v1/ledger", Map.of()).body()) {
            switch (entry.path("kind").asText()) {
                case "charge" -> entries.add(entry(entry, Kind.CHARGE));
                case "refund" -> entries.add(entry(entry, Kind.REFUND));
                default -> {}
            }
        }
        return entries;
    }

    private static LedgerEntry entry(JsonNode entry, Kind kind) {
        return new LedgerEntry(
                kind,
                entry.path("orderId").asText(),
                entry.path("amountMinor").asLong(),
                entry.path("reference").asText(),
                Instant.parse(entry.path("at").asText()));
    }
}
