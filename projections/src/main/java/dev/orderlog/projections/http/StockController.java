package dev.orderlog.projections.http;

import dev.orderlog.eventlog.problem.Problem;
import dev.orderlog.eventlog.problem.ProblemException;
import dev.orderlog.projections.read.Owner;
import dev.orderlog.projections.read.StockQueries;
import dev.orderlog.projections.read.Views;
import dev.orderlog.projections.topology.StoreNames;
import dev.orderlog.schemas.TopicCatalogue;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

@Controller("/stock")
@ExecuteOn(TaskExecutors.BLOCKING)
class StockController {

    private static final int LIMIT_MAX = 1_000;

    private final Views views;
    private final StockQueries stock;
    private final StockList list;
    private final Freshness freshness;
    private final Instances instances;

    StockController(
            Views views,
            StockQueries stock,
            StockList list,
            Freshness freshness,
            Instances instances) {
        this.views = views;
        this.stock = stock;
        this.list = list;
        this.freshness = freshness;
        this.instances = instances;
    }

    /** In the order of SKUs. {@code next} of one page is {@code after} of the page that follows. */
    @Get
    HttpResponse<?> levels(
            @QueryValue(defaultValue = "") String after,
            @QueryValue(defaultValue = "" + LIMIT_MAX) int limit,
            HttpRequest<?> request) {
        if (limit < 1 || limit > LIMIT_MAX) {
            throw new ProblemException(
                    Problem.of(HttpStatus.BAD_REQUEST, "limit is between 1 and " + LIMIT_MAX));
        }
        var page = list.page(after, limit, request);
        return Versioned.answer(request, page.fingerprint(), page);
    }

    @Get("/{sku}")
    HttpResponse<?> level(String sku, @RequestBean ReadAfter after, HttpRequest<?> request) {
        return switch (views.ownerOf(StoreNames.STOCK, sku)) {
            case Owner.There(var address) -> instances.passOn(request, address);
            case Owner.Here(int partition) -> {
                var level =
                        freshness.read(
                                TopicCatalogue.STOCK_EVENTS,
                                sku,
                                after,
                                () -> stock.level(sku, partition));
                yield level.map(found ->
                                Versioned.answer(request, found.version(), StockBody.of(found)))
                        .orElseThrow(() -> unknown(sku));
            }
        };
    }

    private static ProblemException unknown(String sku) {
        return new ProblemException(
                new Problem(
                        HttpStatus.NOT_FOUND, "unknown-sku", "There is no such SKU", "SKU " + sku));
    }
}
