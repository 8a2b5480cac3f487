package dev.orderlog.cli.stock;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

import java.util.concurrent.Callable;

@Command(
        name = "receive",
        header = "Adds goods that have arrived.",
        footer = {"%nExamples:", "  orderlog stock receive espresso-cup 100"})
final class ReceiveCommand implements Callable<Integer> {
    @ParentCommand StockCommand stock;

    @Parameters(index = "0", paramLabel = "SKU", description = "What arrived.")
    String sku;

    @Parameters(index = "1", paramLabel = "QUANTITY", description = "How many.")
    int quantity;

    @Option(names = "--json", description = "Print the platform's answer as JSON.")
    boolean json;

    @Override
    public Integer call() {
        var answer = stock.orderlog.stock().receive(sku, quantity);
        return StockCommand.print(stock.orderlog, answer.body(), json);
    }
}
