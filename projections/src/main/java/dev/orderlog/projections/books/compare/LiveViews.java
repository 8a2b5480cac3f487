package dev.orderlog.projections.books.compare;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The live read model, asked as anybody may ask it. Safe for use by many threads. */
public interface LiveViews {

    /** @param next after which the following page begins; empty for the last one */
    record Page(List<JsonNode> orders, Optional<String> next) {
        public Page {
            orders = List.copyOf(orders);
        }
    }

    /** Orders of one partition in the order of their ids. */
    Page page(int partition, String after);

    /** One order, once the view includes an event; empty where it shows no such order, or does not include the event in time. */
    Optional<JsonNode> order(UUID id, String source, long sequence);
}
