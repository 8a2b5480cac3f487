package dev.orderlog.cli.order;

import dev.orderlog.cli.OrderlogCommand;
import dev.orderlog.cli.http.Json;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;

@Command(
        name = "place",
        header = "Places an order.",
        customSynopsis =
                "orderlog place -l SKU:QUANTITY:PRICE [-l SKU:QUANTITY:PRICE]... [OPTIONS]",
        footer = {
            "%nExamples:",
            "  orderlog place --line coffee-beans-1kg:2:18.90",
            "  orderlog place --line coffee-beans-1kg:1:18.90 --line espresso-cup:4:9.50 --wait",
            "  orderlog place --line espresso-cup:1:9.50 --token tok_decline_card_expired --wait"
        })
public final class PlaceCommand implements Callable<Integer> {
    @ParentCommand OrderlogCommand orderlog;

    @Spec CommandSpec spec;

    @Option(
            names = {"-l", "--line"},
            required = true,
            paramLabel = "SKU:QUANTITY:PRICE",
            converter = LineOption.Converter.class,
            description =
                    "What to order, how many, and the price of one. Repeat it for more lines.")
    List<LineOption> lines;

    @Option(
            names = "--currency",
            paramLabel = "CODE",
            defaultValue = "EUR",
            description = "Default: ${DEFAULT-VALUE}.")
    String currency;

    @Option(
            names = "--customer",
            paramLabel = "ID",
            defaultValue = "customer-1",
            description = "Default: ${DEFAULT-VALUE}.")
    String customer;

    @Option(
            names = "--token",
            paramLabel = "TOKEN",
            defaultValue = "tok_approve",
            description =
                    "Payment token. The sandbox knows tok_approve, tok_decline_insufficient_funds,"
                            + " tok_fail_2, tok_timeout_charged, tok_slow_500 and more. Default:"
                            + " ${DEFAULT-VALUE}.")
    String token;

    @Option(
            names = "--service",
            paramLabel = "NAME",
            defaultValue = "standard",
            description =
                    "Shipping service. The sandbox knows standard, express, test_refuse,"
                            + " test_fail_2, test_timeout_created, test_slow_500,"
                            + " test_pickup_within_5000. Default: ${DEFAULT-VALUE}.")
    String service;

    @Option(
            names = "--idempotency-key",
            paramLabel = "KEY",
            description = "Makes a repeat with the same key and order answer as the first one did.")
    @Nullable String idempotencyKey;

    @ArgGroup(validate = false, heading = "%nShipping address:%n")
    AddressOptions address = new AddressOptions();

    @Option(
            names = "--wait",
            description = "Watch the order after placing it, as 'orderlog watch' does.")
    boolean wait;

    @Mixin WatchOptions watching;

    @Option(
            names = "--json",
            description =
                    "Print the platform's answer as JSON; with --wait, each step as one more line.")
    boolean json;

    @Override
    public Integer call() {
        var placed = orderlog.orders().place(request(), Optional.ofNullable(idempotencyKey));
        var screen = orderlog.screen();
        if (json) {
            screen.line(wait ? Json.line(placed.document()) : Json.pretty(placed.document()));
        } else {
            screen.line("Order " + placed.id() + " placed.");
        }
        if (wait) {
            return watching.watch(orderlog, placed.id(), placed.consistencyToken(), json);
        }
        if (!json) {
            screen.note("Follow it: " + orderlog.hint("watch " + placed.id()));
        }
        return 0;
    }

    private PlaceRequest request() {
        var code = currency.toUpperCase(Locale.ROOT);
        try {
            var priced = lines.stream().map(line -> line.in(code)).toList();
            return new PlaceRequest(customer, code, priced, token, service, address.address());
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }
}
