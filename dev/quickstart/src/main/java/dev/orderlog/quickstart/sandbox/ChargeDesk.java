package dev.orderlog.quickstart.sandbox;

import dev.orderlog.quickstart.sandbox.Ledger.Settled;
import dev.orderlog.quickstart.sandbox.PaymentToken.AnswerLate;
import dev.orderlog.quickstart.sandbox.PaymentToken.Approve;
import dev.orderlog.quickstart.sandbox.PaymentToken.Decline;
import dev.orderlog.quickstart.sandbox.PaymentToken.FailFirst;
import dev.orderlog.quickstart.sandbox.PaymentToken.Slow;
import dev.orderlog.quickstart.sandbox.ProviderEntry.Kind;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/** Charges, and cancels charges: whichever of the two settles a charge key first is what stays. */
final class ChargeDesk {
    private final Ledger<ProviderEntry> ledger;
    private final Clock clock;
    private final Pauses pauses;
    private final Duration lateAnswer;

    ChargeDesk(Ledger<ProviderEntry> ledger, Clock clock, Pauses pauses, Duration lateAnswer) {
        this.ledger = ledger;
        this.clock = clock;
        this.pauses = pauses;
        this.lateAnswer = lateAnswer;
    }

    Reply charge(String key, ChargeRequest request) {
        int attempt = ledger.attempted(key);
        var token = PaymentToken.of(request.token());
        if (ledger.find(key).isEmpty()) {
            switch (token) {
                case FailFirst(int failures) when attempt <= failures -> {
                    return Reply.unavailable(attempt, failures);
                }
                case Slow(Duration delay) -> pauses.pause(delay);
                case Approve _, Decline _, FailFirst _, AnswerLate _ -> {}
            }
        }
        var settled = ledger.once(key, () -> settle(key, request, token));
        if (settled.fresh() && token instanceof AnswerLate) {
            pauses.pause(lateAnswer);
        }
        return answer(settled, Json.fingerprint(request));
    }

    private ProviderEntry settle(String key, ChargeRequest request, PaymentToken token) {
        return switch (token) {
            case Decline(String reason) -> entry(key, Kind.DECLINE, request, null, reason);
            case Approve _, FailFirst _, AnswerLate _, Slow _ ->
                    entry(key, Kind.CHARGE, request, "ch_" + UUID.randomUUID(), null);
        };
    }

    private ProviderEntry entry(
            String key,
            Kind kind,
            ChargeRequest request,
            @Nullable String reference,
            @Nullable String reason) {
        return new ProviderEntry(
                key,
                kind,
                request.reference(),
                request.amountMinor(),
                request.currency(),
                reference,
                reason,
                null,
                Json.fingerprint(request),
                clock.instant().toString());
    }

    private static Reply answer(Settled<ProviderEntry> settled, String fingerprint) {
        var entry = settled.entry();
        if (entry.kind() == Kind.CANCELLATION) {
            return Reply.of(409, Map.of("status", "cancelled", "reason", "cancelled"));
        }
        if (!entry.fingerprint().equals(fingerprint)) {
            return Reply.keyReused(entry.key());
        }
        var reply =
                entry.kind() == Kind.CHARGE
                        ? Reply.of(
                                settled.fresh() ? 201 : 200,
                                Map.of("status", "approved", "reference", entry.mustReference()))
                        : Reply.of(402, Map.of("status", "declined", "reason", entry.mustReason()));
        return settled.fresh() ? reply : reply.with("Idempotent-Replayed", "true");
    }

    /** After the answer {@code not_charged} no charge with this key ever succeeds. */
    Reply cancel(String key) {
        var settled =
                ledger.once(
                        key,
                        () ->
                                new ProviderEntry(
                                        key,
                                        Kind.CANCELLATION,
                                        null,
                                        0,
                                        null,
                                        null,
                                        null,
                                        null,
                                        "",
                                        clock.instant().toString()));
        var entry = settled.entry();
        return entry.kind() == Kind.CHARGE
                ? Reply.of(200, Map.of("status", "charged", "reference", entry.mustReference()))
                : Reply.of(200, Map.of("status", "not_charged"));
    }
}
