package dev.orderlog.shipping.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

public record PickupPolicy(Duration window, Duration reminderBefore) {

    public PickupPolicy {
        if (!window.isPositive() || !reminderBefore.isPositive()) {
            throw new IllegalArgumentException(
                    "The pickup window and the reminder before its end must be positive");
        }
    }

    Instant deadline(Instant now, Optional<Instant> pickupBy) {
        return pickupBy.orElse(now.plus(window));
    }

    List<PickupDeadline> deadlines(Label label, int round) {
        return List.of(
                new PickupDeadline(PickupDeadline.Kind.REMINDER, round, remindAt(label)),
                new PickupDeadline(PickupDeadline.Kind.EXPIRY, round, label.pickupDeadline()));
    }

    /** Those that were set, whether or not they have come. */
    List<PickupDeadline> deadlinesUpTo(Label label, int round) {
        return IntStream.rangeClosed(0, round)
                .boxed()
                .flatMap(each -> deadlines(label, each).stream())
                .toList();
    }

    private Instant remindAt(Label label) {
        var available = Duration.between(label.createdAt(), label.pickupDeadline());
        return available.compareTo(reminderBefore.multipliedBy(2)) < 0
                ? label.createdAt().plus(available.dividedBy(2))
                : label.pickupDeadline().minus(reminderBefore);
    }
}
