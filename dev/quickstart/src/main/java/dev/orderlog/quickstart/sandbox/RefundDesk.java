package dev.orderlog.quickstart.sandbox;

import dev.orderlog.quickstart.sandbox.ProviderEntry.Kind;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;

/** Gives charged money back, never more than was charged. */
final class RefundDesk {
    private final Ledger<ProviderEntry> ledger;
    private final Clock clock;

    RefundDesk(Ledger<ProviderEntry> ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    Reply refund(String key, RefundRequest request) {
        ledger.attempted(key);
        var fingerprint = Json.fingerprint(request);
        var settled = ledger.once(key, () -> settle(key, request, fingerprint));
        var entry = settled.entry();
        if (entry.kind() != Kind.REFUND || !entry.fingerprint().equals(fingerprint)) {
            return Reply.keyReused(key);
        }
        var reply =
                Reply.of(
                        settled.fresh() ? 201 : 200,
                        Map.of("status", "refunded", "reference", entry.mustReference()));
        return settled.fresh() ? reply : reply.with("Idempotent-Replayed", "true");
    }

    private ProviderEntry settle(String key, RefundRequest request, String fingerprint) {
        var charge =
                ledger.find(request.chargeKey())
                        .filter(entry -> entry.kind() == Kind.CHARGE)
                        .orElseThrow(() ->
                                new Refusal(
                                        Reply.problem(
                                                409,
                                                "not_charged",
                                                "Nothing was charged with "
                                                        + request.chargeKey())));
        if (!request.currency().equals(charge.currency())) {
            throw new Refusal(
                    Reply.problem(422, "other_currency", "The charge was in " + charge.currency()));
        }
        if (request.amountMinor() > charge.amountMinor() - refunded(charge)) {
            throw new Refusal(
                    Reply.problem(422, "exceeds_charge", "More than is left of the charge"));
        }
        return new ProviderEntry(
                key,
                Kind.REFUND,
                charge.orderId(),
                request.amountMinor(),
                request.currency(),
                "re_" + UUID.randomUUID(),
                null,
                charge.key(),
                fingerprint,
                clock.instant().toString());
    }

    private long refunded(ProviderEntry charge) {
        return ledger.about(charge.key()).stream()
                .filter(entry -> entry.kind() == Kind.REFUND)
                .mapToLong(ProviderEntry::amountMinor)
                .sum();
    }
}
