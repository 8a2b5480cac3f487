package dev.orderlog.projections.http;

import dev.orderlog.projections.read.StockQueries;
import dev.orderlog.projections.read.Views;
import dev.orderlog.projections.topology.StoreNames;

import io.micronaut.http.HttpRequest;

import jakarta.inject.Singleton;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Levels of all instances, put together in the order of SKUs. */
@Singleton
final class StockList {

    private final Views views;
    private final StockQueries stock;
    private final Instances instances;

    StockList(Views views, StockQueries stock, Instances instances) {
        this.views = views;
        this.stock = stock;
        this.instances = instances;
    }

    StockPage page(String after, int limit, HttpRequest<?> request) {
        var found = new ArrayList<StockBody>();
        stock.levelsHere(after, limit + 1).stream().map(StockBody::of).forEach(found::add);
        boolean moreElsewhere = false;
        if (!Instances.isAskedByInstance(request)) {
            for (var other : views.othersHolding(StoreNames.STOCK)) {
                var part = instances.partOf(request, other, StockPage.class);
                found.addAll(part.stock());
                moreElsewhere |= part.next() != null;
            }
        }
        found.sort(Comparator.comparing(StockBody::sku));
        var levels = List.copyOf(found.subList(0, Math.min(limit, found.size())));
        boolean more = moreElsewhere || found.size() > limit;
        return new StockPage(levels, more ? levels.getLast().sku() : null);
    }
}
