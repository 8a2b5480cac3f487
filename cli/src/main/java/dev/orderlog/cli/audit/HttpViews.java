package dev.orderlog.cli.audit;

import com.fasterxml.jackson.databind.JsonNode;

import dev.orderlog.cli.http.RefusedException;
import dev.orderlog.cli.http.ServiceClient;
import dev.orderlog.projections.books.compare.LiveViews;

import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The live views as projections tell them. */
record HttpViews(ServiceClient projections) implements LiveViews {
    private static final int WAIT_MS = 5_000;
    private static final int NOT_FOUND = 404;
    private static final int NOT_NOW = 503;

    @Override
    public Page page(int partition, String after) {
        var body =
                projections
                        .get(
                                "/views/orders?partition="
                                        + partition
                                        + "&after="
                                        + ServiceClient.segment(after),
                                Map.of())
                        .body();
        var orders = new ArrayList<JsonNode>();
        body.path("orders").forEach(orders::add);
        return new Page(orders, Optional.ofNullable(body.path("next").textValue()));
    }

    @Override
    public Optional<JsonNode> order(UUID id, String source, long sequence) {
        var once =
                source.isEmpty()
                        ? ""
                        : "?source=%s&sequence=%d&wait=%d"
                                .formatted(ServiceClient.segment(source), sequence, WAIT_MS);
        try {
            return Optional.of(projections.get("/orders/" + id + once, Map.of()).body());
        } catch (RefusedException refused) {
            return switch (refused.problem().status()) {
                case NOT_FOUND -> Optional.empty();
                case NOT_NOW -> asItIs(id);
                default -> throw refused;
            };
        }
    }

    private Optional<JsonNode> asItIs(UUID id) {
        try {
            return Optional.of(projections.get("/orders/" + id, Map.of()).body());
        } catch (RefusedException refused) {
            if (refused.problem().status() == NOT_FOUND) {
                return Optional.empty();
            }
            throw refused;
        }
    }
}
