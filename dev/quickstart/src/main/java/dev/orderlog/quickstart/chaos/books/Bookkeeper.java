package dev.orderlog.quickstart.chaos.books;

import com.fasterxml.jackson.databind.JsonNode;

import dev.orderlog.projections.audit.check.Level;
import dev.orderlog.projections.wire.EventReaders;
import dev.orderlog.quickstart.chaos.check.Asked;
import dev.orderlog.quickstart.chaos.check.Evidence;
import dev.orderlog.quickstart.chaos.check.Parked;
import dev.orderlog.quickstart.chaos.load.Door;
import dev.orderlog.schemas.RegistrySettings;
import dev.orderlog.schemas.TopicCatalogue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Collects every book of a platform at rest. */
public record Bookkeeper(
        Doors doors, String bootstrapServers, String registryUrl, int postgresPort) {

    private static final Set<Integer> OK = Set.of(200);
    private static final Set<Integer> SHOWN = Set.of(200, 404);

    /** Where questions are asked over HTTP. */
    public record Doors(
            Door orderApi, Door inventory, Door projections, Door provider, Door carrier) {}

    /**
     * @param received what was put into stock
     * @param paused sources of events of which an instance was paused
     * @param unready processes that do not serve
     * @param orders whose views are compared
     */
    public Evidence collect(
            List<Asked> asked,
            Map<String, Long> received,
            Set<String> paused,
            List<String> unready,
            Collection<String> orders) {
        try (var readers = new EventReaders(RegistrySettings.at(registryUrl))) {
            var log = new WholeLog(bootstrapServers, readers);
            return new Evidence(
                    asked,
                    log.read(TopicCatalogue.ORDER_EVENTS),
                    log.read(TopicCatalogue.STOCK_EVENTS),
                    Ledgers.provider(body(doors.provider(), "/v1/ledger")),
                    Ledgers.carrier(body(doors.carrier(), "/v1/ledger")),
                    received,
                    stock(received.keySet()),
                    parked(),
                    paused,
                    unready,
                    views(orders));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, Level> stock(Collection<String> skus) {
        var levels = new HashMap<String, Level>();
        for (var sku : skus) {
            var told = body(doors.inventory(), "/stock/" + sku);
            levels.put(
                    sku,
                    new Level(told.path("available").asLong(), told.path("reserved").asLong()));
        }
        return levels;
    }

    private List<Parked> parked() {
        var parked = new ArrayList<>(new ParkedTables(postgresPort).read());
        body(doors.projections(), "/dead-letters")
                .path("deadLetters")
                .forEach(letter ->
                        parked.add(
                                new Parked(
                                        "projections",
                                        letter.path("key").asText(),
                                        letter.toString())));
        return parked;
    }

    private Map<String, String> views(Collection<String> orders) {
        var views = new ConcurrentHashMap<String, String>();
        orders.parallelStream()
                .forEach(id ->
                        views.put(
                                id,
                                doors.orderApi()
                                        .get("/orders/" + id, SHOWN)
                                        .map(answer -> answer.body().path("status").asText())
                                        .orElse("no answer")));
        return views;
    }

    private static JsonNode body(Door door, String path) {
        return door.get(path, OK)
                .orElseThrow(() -> new IllegalStateException("No answer at " + path))
                .body();
    }
}
