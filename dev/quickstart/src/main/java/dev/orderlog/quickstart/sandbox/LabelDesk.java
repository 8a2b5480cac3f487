package dev.orderlog.quickstart.sandbox;

import dev.orderlog.quickstart.sandbox.CarrierService.AnswerLate;
import dev.orderlog.quickstart.sandbox.CarrierService.Create;
import dev.orderlog.quickstart.sandbox.CarrierService.FailFirst;
import dev.orderlog.quickstart.sandbox.CarrierService.Refuse;
import dev.orderlog.quickstart.sandbox.CarrierService.RefuseVoid;
import dev.orderlog.quickstart.sandbox.CarrierService.Slow;
import dev.orderlog.quickstart.sandbox.LabelEntry.Kind;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Sells labels. */
final class LabelDesk {
    private final Ledger<LabelEntry> ledger;
    private final Clock clock;
    private final Pauses pauses;
    private final Duration lateAnswer;

    LabelDesk(Ledger<LabelEntry> ledger, Clock clock, Pauses pauses, Duration lateAnswer) {
        this.ledger = ledger;
        this.clock = clock;
        this.pauses = pauses;
        this.lateAnswer = lateAnswer;
    }

    Reply create(String key, LabelRequest request) {
        int attempt = ledger.attempted(key);
        var service = CarrierService.of(request.service());
        if (ledger.find(key).isEmpty()) {
            switch (service) {
                case FailFirst(int failures) when attempt <= failures -> {
                    return Reply.unavailable(attempt, failures);
                }
                case Slow(Duration delay) -> pauses.pause(delay);
                case Create _, Refuse _, RefuseVoid _, FailFirst _, AnswerLate _ -> {}
            }
        }
        var fingerprint = Json.fingerprint(request);
        var settled = ledger.once(key, () -> settle(key, request, service, fingerprint));
        if (settled.fresh() && service instanceof AnswerLate) {
            pauses.pause(lateAnswer);
        }
        if (!settled.entry().fingerprint().equals(fingerprint)) {
            return Reply.keyReused(key);
        }
        var reply = answer(settled.entry(), settled.fresh());
        return settled.fresh() ? reply : reply.with("Idempotent-Replayed", "true");
    }

    private LabelEntry settle(
            String key, LabelRequest request, CarrierService service, String fingerprint) {
        return switch (service) {
            case Refuse(String reason) ->
                    entry(key, Kind.REFUSAL, request, null, reason, fingerprint);
            case Create(Optional<Duration> pickupWithin) ->
                    entry(key, Kind.LABEL, request, pickupWithin.orElse(null), null, fingerprint);
            case RefuseVoid _, FailFirst _, AnswerLate _, Slow _ ->
                    entry(key, Kind.LABEL, request, null, null, fingerprint);
        };
    }

    private LabelEntry entry(
            String key,
            Kind kind,
            LabelRequest request,
            @Nullable Duration pickupWithin,
            @Nullable String reason,
            String fingerprint) {
        var now = clock.instant();
        var id = UUID.randomUUID().toString();
        return new LabelEntry(
                key,
                kind,
                request.orderId(),
                request.service(),
                kind == Kind.LABEL ? "lbl_" + id : null,
                kind == Kind.LABEL
                        ? "SBX"
                                + id.replace("-", "")
                                        .substring(0, 12)
                                        .toUpperCase(java.util.Locale.ROOT)
                        : null,
                pickupWithin == null ? null : now.plus(pickupWithin).toString(),
                reason,
                fingerprint,
                now.toString());
    }

    private static Reply answer(LabelEntry entry, boolean fresh) {
        if (entry.kind() == Kind.REFUSAL) {
            return Reply.problem(
                    422, String.valueOf(entry.reason()), "The carrier does not take this parcel");
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("labelId", entry.mustLabelId());
        body.put("trackingNumber", String.valueOf(entry.trackingNumber()));
        body.put("carrier", "sandbox");
        if (entry.pickupBy() != null) {
            body.put("pickupBy", entry.pickupBy());
        }
        return Reply.of(fresh ? 201 : 200, body);
    }
}
