package dev.orderlog.cli.stock;

import com.fasterxml.jackson.databind.JsonNode;

import dev.orderlog.cli.OrderlogCommand;
import dev.orderlog.cli.http.Json;
import dev.orderlog.cli.print.Table;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

@Command(
        name = "stock",
        header = "Shows what is in stock; receives and adjusts it.",
        subcommands = {ReceiveCommand.class, AdjustCommand.class},
        customSynopsis = {
            "orderlog stock [SKU] [OPTIONS]",
            "   or: orderlog stock (receive | adjust) ..."
        },
        footer = {
            "%nExamples:",
            "  orderlog stock",
            "  orderlog stock espresso-cup",
            "  orderlog stock receive espresso-cup 100",
            "  orderlog stock adjust espresso-cup -3 --reason broken"
        })
public final class StockCommand implements Callable<Integer> {
    @ParentCommand OrderlogCommand orderlog;

    @Parameters(paramLabel = "SKU", arity = "0..1", description = "Only this one.")
    @Nullable String sku;

    @Option(names = "--json", description = "Print the levels as JSON.")
    boolean json;

    @Override
    public Integer call() {
        var stock = orderlog.stock();
        return print(orderlog, sku == null ? stock.all() : stock.of(sku).body(), json);
    }

    static int print(OrderlogCommand orderlog, JsonNode answer, boolean json) {
        if (json) {
            orderlog.screen().line(Json.pretty(answer));
            return 0;
        }
        var table = new Table("SKU", ">AVAILABLE", ">RESERVED");
        levels(answer)
                .forEach(level -> table.row(level.sku(), level.available(), level.reserved()));
        orderlog.screen().table(table);
        return 0;
    }

    private static List<StockLevel> levels(JsonNode answer) {
        if (!answer.isArray()) {
            return List.of(Json.read(answer, StockLevel.class));
        }
        var levels = new ArrayList<StockLevel>();
        answer.forEach(level -> levels.add(Json.read(level, StockLevel.class)));
        return levels;
    }
}
