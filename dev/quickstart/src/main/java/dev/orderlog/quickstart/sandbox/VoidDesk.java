package dev.orderlog.quickstart.sandbox;

import dev.orderlog.quickstart.sandbox.CarrierService.RefuseVoid;
import dev.orderlog.quickstart.sandbox.LabelEntry.Kind;

import java.time.Clock;
import java.util.Map;

/** Takes labels back. */
final class VoidDesk {
    private final Ledger<LabelEntry> ledger;
    private final Clock clock;

    VoidDesk(Ledger<LabelEntry> ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    Reply voidLabel(String labelId, String key) {
        ledger.attempted(key);
        var settled = ledger.once(key, () -> settle(labelId, key));
        if (settled.entry().kind() != Kind.VOID || !labelId.equals(settled.entry().labelId())) {
            return Reply.keyReused(key);
        }
        var reply = Reply.of(200, Map.of("status", "voided"));
        return settled.fresh() ? reply : reply.with("Idempotent-Replayed", "true");
    }

    private LabelEntry settle(String labelId, String key) {
        var entries = ledger.about(labelId);
        var label =
                entries.stream()
                        .filter(entry -> entry.kind() == Kind.LABEL)
                        .findFirst()
                        .orElseThrow(() ->
                                new Refusal(
                                        Reply.problem(
                                                404,
                                                "no_such_label",
                                                "No label has the id " + labelId)));
        if (CarrierService.of(label.service()) instanceof RefuseVoid) {
            throw new Refusal(
                    Reply.problem(
                            409, "carrier_refused", "This service's labels cannot be voided"));
        }
        if (entries.stream().anyMatch(entry -> entry.kind() == Kind.VOID)) {
            throw new Refusal(
                    Reply.problem(409, "already_voided", "The label was voided with another key"));
        }
        return new LabelEntry(
                key,
                Kind.VOID,
                label.orderId(),
                label.service(),
                labelId,
                label.trackingNumber(),
                null,
                null,
                "",
                clock.instant().toString());
    }
}
