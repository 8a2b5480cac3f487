package dev.orderlog.shipping.domain;

import dev.orderlog.shipping.domain.ShippingCommand.Hear;
import dev.orderlog.shipping.domain.ShippingCommand.LabelAnswered;
import dev.orderlog.shipping.domain.ShippingCommand.VoidAnswered;
import dev.orderlog.shipping.domain.ShippingDecision.Decided;
import dev.orderlog.shipping.domain.ShippingDecision.Refused;
import dev.orderlog.shipping.domain.ShippingEvent.Heard;
import dev.orderlog.shipping.domain.ShippingEvent.Said;
import dev.orderlog.shipping.domain.ShippingIntent.CreateLabel;
import dev.orderlog.shipping.domain.ShippingIntent.VoidLabel;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** One order, its decider and a carrier that acts once per key. */
final class ShippingWorld {

    static final UUID ORDER = UUID.fromString("01920000-0000-7000-8000-000000000001");
    static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    static final PickupPolicy POLICY = new PickupPolicy(Duration.ofDays(7), Duration.ofHours(24));

    final List<Said> said = new ArrayList<>();
    final List<ShippingIntent> intended = new ArrayList<>();
    final Set<ShippingIntent> open = new LinkedHashSet<>();
    final Map<PickupDeadline.Kind, Instant> deadlines = new EnumMap<>(PickupDeadline.Kind.class);
    ShippingState state = ShippingDecider.initial();
    ShippingDecision.@Nullable Refusal refusal;

    Optional<String> carrierRejects = Optional.empty();
    Optional<Instant> pickupBy = Optional.empty();
    int voidsRefused;
    boolean boughtAtCarrier;
    boolean voidedAtCarrier;
    private final Set<Integer> attemptsRefused = new HashSet<>();

    static ShippingState after(ShippingState state, ShippingCommand command, Decided decided) {
        var next =
                decided.remember() && command instanceof Hear heard
                        ? ShippingDecider.evolve(state, heard.event())
                        : state;
        for (var event : decided.events()) {
            next = ShippingDecider.evolve(next, event);
        }
        return next;
    }

    List<Said> hear(Heard event) {
        return handle(new Hear(event, NOW));
    }

    List<Said> handle(ShippingCommand command) {
        refusal = null;
        return switch (ShippingDecider.decide(command, state, POLICY)) {
            case Refused(var reason) -> {
                refusal = reason;
                yield List.of();
            }
            case Decided decided -> {
                state = after(state, command, decided);
                said.addAll(decided.events());
                intended.addAll(decided.intents());
                open.addAll(decided.intents());
                decided.settled().forEach(each -> deadlines.remove(each.kind()));
                decided.deadlines().forEach(each -> deadlines.put(each.kind(), each.dueAt()));
                yield decided.events();
            }
        };
    }

    /** Has the carrier carry out the one open intent and hears its answer. */
    List<Said> carrierAnswers() {
        var intent = open.iterator().next();
        open.remove(intent);
        return handle(callCarrier(intent));
    }

    /** Carries out an intent at the carrier and returns its answer, which may be delivered late or more than once. */
    ShippingCommand callCarrier(ShippingIntent intent) {
        return switch (intent) {
            case CreateLabel _ -> new LabelAnswered(ORDER, label(), NOW);
            case VoidLabel voiding ->
                    new VoidAnswered(ORDER, voiding.attempt(), voided(voiding.attempt()), NOW);
        };
    }

    private LabelAnswer label() {
        if (carrierRejects.isPresent()) {
            return new LabelAnswer.Rejected(carrierRejects.get());
        }
        boughtAtCarrier = true;
        return new LabelAnswer.Bought("sandbox", "lbl_1", "TRACK1", pickupBy);
    }

    private VoidAnswer voided(int attempt) {
        if (attemptsRefused.contains(attempt)
                || (!voidedAtCarrier && attemptsRefused.size() < voidsRefused)) {
            attemptsRefused.add(attempt);
            return new VoidAnswer.TooLate();
        }
        voidedAtCarrier = true;
        return new VoidAnswer.Voided();
    }
}
