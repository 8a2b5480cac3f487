package dev.orderlog.inventory.stock;

import dev.orderlog.eventlog.batch.Message;
import dev.orderlog.eventlog.batch.Outcome;
import dev.orderlog.eventlog.event.EventIds;
import dev.orderlog.eventlog.event.TraceParent;
import dev.orderlog.eventlog.problem.JsonInput;
import dev.orderlog.eventlog.problem.Problem;
import dev.orderlog.eventlog.problem.ProblemException;
import dev.orderlog.eventlog.service.ServiceRuntime;
import dev.orderlog.inventory.domain.InventoryCommand;
import dev.orderlog.inventory.domain.InventoryCommand.AdjustStock;
import dev.orderlog.inventory.domain.InventoryCommand.ReceiveStock;
import dev.orderlog.inventory.domain.InventoryDecision;
import dev.orderlog.inventory.domain.InventoryDecision.Decided;
import dev.orderlog.inventory.domain.InventoryDecision.Refusal;
import dev.orderlog.inventory.domain.InventoryDecision.Refused;
import dev.orderlog.inventory.domain.InventoryState;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;

@Controller("/stock")
final class StockController {

    private static final Pattern SKU = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,63}");
    private static final int REASON_LENGTH_MAX = 200;

    private final ServiceRuntime<InventoryState, InventoryCommand, InventoryDecision> inventory;
    private final StockStore stock;
    private final StockLimits limits;
    private final InstantSource clock;

    StockController(
            ServiceRuntime<InventoryState, InventoryCommand, InventoryDecision> inventory,
            StockStore stock,
            StockLimits limits,
            InstantSource clock) {
        this.inventory = inventory;
        this.stock = stock;
        this.limits = limits;
        this.clock = clock;
    }

    @Post("/{sku}/receipts")
    CompletionStage<Levels> receive(
            String sku, @Body @Nullable String body, @Header @Nullable String traceparent) {
        var input = JsonInput.parse(body);
        int quantity = (int) input.wholeNumber("quantity", 1, limits.quantityMax());
        input.finish("invalid-receipt", "Invalid receipt");
        var now = clock.instant();
        return change(new ReceiveStock(known(sku), quantity, now), sku, now, traceparent);
    }

    @Post("/{sku}/adjustments")
    CompletionStage<Levels> adjust(
            String sku, @Body @Nullable String body, @Header @Nullable String traceparent) {
        var input = JsonInput.parse(body);
        int delta = (int) input.wholeNumber("delta", -limits.quantityMax(), limits.quantityMax());
        if (delta == 0) {
            input.wrong("delta", "must not be zero");
        }
        var reason = input.text("reason", REASON_LENGTH_MAX);
        input.finish("invalid-adjustment", "Invalid adjustment");
        var now = clock.instant();
        return change(new AdjustStock(known(sku), delta, reason, now), sku, now, traceparent);
    }

    @Get("/{sku}")
    @ExecuteOn(TaskExecutors.BLOCKING)
    Levels level(String sku) {
        return stock.find(known(sku))
                .map(level -> Levels.of(sku, level))
                .orElseThrow(() ->
                        new ProblemException(
                                new Problem(
                                        HttpStatus.NOT_FOUND,
                                        "unknown-sku",
                                        "Unknown SKU",
                                        "Nothing was ever received of " + sku + ".")));
    }

    @Get
    @ExecuteOn(TaskExecutors.BLOCKING)
    LevelsPage levels(
            @QueryValue(defaultValue = "") String after,
            @QueryValue(defaultValue = "100") int limit) {
        if (limit < 1 || limit > limits.pageSizeMax()) {
            throw badParameter("limit", "must be from 1 to " + limits.pageSizeMax());
        }
        var page =
                stock.page(after, limit).entrySet().stream()
                        .map(level -> Levels.of(level.getKey(), level.getValue()))
                        .toList();
        return new LevelsPage(page, page.size() < limit ? null : page.getLast().sku());
    }

    private CompletionStage<Levels> change(
            InventoryCommand command, String sku, Instant now, @Nullable String traceparent) {
        var message =
                new Message<>(
                        sku,
                        command,
                        now,
                        null,
                        EventIds.next(),
                        TraceParent.continueOrStart(traceparent),
                        null,
                        null);
        return inventory.submit(message).thenApply(outcome -> levels(sku, outcome));
    }

    private static Levels levels(String sku, Outcome<InventoryDecision> outcome) {
        return switch (outcome) {
            case Outcome.Decided<InventoryDecision>(Decided decided, var _, var _) ->
                    Levels.of(sku, decided.stock().getLast().level());
            case Outcome.Decided<InventoryDecision>(Refused(var reason), var _, var _) ->
                    throw conflict(sku, reason);
            case Outcome.Repeated<InventoryDecision> _, Outcome.Queued<InventoryDecision> _ ->
                    throw new IllegalStateException("not of a command: " + outcome);
        };
    }

    private static ProblemException conflict(String sku, Refusal reason) {
        return new ProblemException(
                switch (reason) {
                    case STOCK_BELOW_ZERO ->
                            new Problem(
                                    HttpStatus.CONFLICT,
                                    "stock-below-zero",
                                    "Stock below zero",
                                    "Fewer pieces of %s are available than this takes away. Pieces held for orders stay held."
                                            .formatted(sku));
                    case STOCK_TOO_LARGE ->
                            new Problem(
                                    HttpStatus.CONFLICT,
                                    "stock-too-large",
                                    "Stock too large",
                                    "More pieces of %s than a level can count.".formatted(sku));
                    case ORDER_UNKNOWN,
                            ORDER_CANCELLED,
                            ALREADY_PLACED,
                            CANCELLATION_ALREADY_REMEMBERED,
                            LEFT_TO_SHIPPING,
                            ALREADY_RESERVED,
                            ALREADY_FAILED,
                            ALREADY_RELEASED ->
                            throw new IllegalStateException("not of a SKU: " + reason);
                });
    }

    private static String known(String sku) {
        if (!SKU.matcher(sku).matches()) {
            throw badParameter(
                    "sku",
                    "must be up to 64 letters, digits, dots, colons, dashes and underscores");
        }
        return sku;
    }

    private static ProblemException badParameter(String name, String detail) {
        return new ProblemException(
                new Problem(
                        HttpStatus.BAD_REQUEST,
                        "invalid-parameter",
                        "Invalid parameter",
                        "%s %s.".formatted(name, detail),
                        List.of(new Problem.Place("#" + name, detail))));
    }
}
