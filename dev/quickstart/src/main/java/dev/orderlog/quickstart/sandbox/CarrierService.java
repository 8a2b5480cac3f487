package dev.orderlog.quickstart.sandbox;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How the carrier treats a label.
 *
 * <pre>
 * standard, express       created
 * test_refuse             refused: address_rejected
 * test_refuse_void        created, but cannot be voided: carrier_refused
 * test_fail_N             503 for the first N attempts, then created
 * test_timeout_created    created at once, but the first answer comes after 30 s; a repeat is answered at once
 * test_slow_MS            created after MS milliseconds, 600000 at most
 * test_pickup_within_MS   created, to be picked up within MS milliseconds
 * anything else           refused: service_unavailable
 * </pre>
 */
sealed interface CarrierService {
    record Create(Optional<Duration> pickupWithin) implements CarrierService {}

    record Refuse(String reason) implements CarrierService {}

    record RefuseVoid() implements CarrierService {}

    record FailFirst(int attempts) implements CarrierService {}

    record AnswerLate() implements CarrierService {}

    record Slow(Duration delay) implements CarrierService {}

    Pattern WITH_AMOUNT = Pattern.compile("test_(fail|slow|pickup_within)_(.+)");

    static CarrierService of(String service) {
        return switch (service) {
            case "standard", "express" -> new Create(Optional.empty());
            case "test_refuse" -> new Refuse("address_rejected");
            case "test_refuse_void" -> new RefuseVoid();
            case "test_timeout_created" -> new AnswerLate();
            default -> withAmount(service).orElse(new Refuse("service_unavailable"));
        };
    }

    private static Optional<CarrierService> withAmount(String service) {
        var form = WITH_AMOUNT.matcher(service);
        if (!form.matches()) {
            return Optional.empty();
        }
        return Amount.of(form.group(2))
                .map(amount ->
                        switch (form.group(1)) {
                            case "fail" -> new FailFirst(amount);
                            case "slow" -> new Slow(Duration.ofMillis(amount));
                            default -> new Create(Optional.of(Duration.ofMillis(amount)));
                        });
    }
}
