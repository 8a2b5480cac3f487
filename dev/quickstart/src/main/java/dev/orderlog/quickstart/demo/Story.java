package dev.orderlog.quickstart.demo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Writes a {@link Scenario} down as it would be told: an order that goes well unless something is said otherwise. */
final class Story {

    private final String name;
    private final List<Act> acts = new ArrayList<>();
    private List<Scenario.Line> lines =
            List.of(new Scenario.Line("beans", 2, 1890, 10), new Scenario.Line("cup", 1, 950, 10));
    private String paymentToken = "tok_approve";
    private String shippingService = "standard";
    private List<String> events = List.of();
    private Set<String> mayHappen = Set.of();
    private Set<CarrierBook> carriers = Set.of(CarrierBook.noLabel());

    private Story(String name) {
        this.name = name;
    }

    static Story of(String name) {
        return new Story(name);
    }

    Story ordering(Scenario.Line... ordered) {
        lines = List.of(ordered);
        return this;
    }

    Story payingWith(String token) {
        paymentToken = token;
        return this;
    }

    Story shippingBy(String service) {
        shippingService = service;
        return this;
    }

    Story then(Act... next) {
        acts.addAll(Arrays.asList(next));
        return this;
    }

    Story says(String... inOrder) {
        events = List.of(inOrder);
        return this;
    }

    Story maySay(String... unordered) {
        mayHappen = Set.of(unordered);
        return this;
    }

    Story label(CarrierBook... oneOf) {
        carriers = Set.of(oneOf);
        return this;
    }

    Scenario ends(String status, ProviderBook provider, boolean sold) {
        var expected = new Expected(status, events, mayHappen, provider, carriers, sold);
        return new Scenario(name, lines, paymentToken, shippingService, acts, expected);
    }

    /** Completed, or on its way: paid for, and out of the stock. */
    Scenario endsSold(String status) {
        return ends(
                status,
                ProviderBook.chargedOnce(
                        ends(status, ProviderBook.nothingCharged(), true).totalMinor()),
                true);
    }

    Scenario endsCancelledAndRefunded() {
        return ends("CANCELLED", ProviderBook.chargedAndRefunded(), false);
    }

    Scenario endsCancelledUncharged() {
        return ends("CANCELLED", ProviderBook.nothingCharged(), false);
    }
}
