package dev.orderlog.cli.stock;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

import java.util.concurrent.Callable;

@Command(
        name = "adjust",
        header = "Corrects what is available, up or down.",
        footer = {"%nExamples:", "  orderlog stock adjust espresso-cup -3 --reason broken"})
final class AdjustCommand implements Callable<Integer> {
    @ParentCommand StockCommand stock;

    @Parameters(index = "0", paramLabel = "SKU", description = "What to correct.")
    String sku;

    @Parameters(
            index = "1",
            paramLabel = "DELTA",
            description = "How many more, or with a minus how many fewer.")
    int delta;

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            required = true,
            description = "Why, such as broken or counted.")
    String reason;

    @Option(names = "--json", description = "Print the platform's answer as JSON.")
    boolean json;

    @Override
    public Integer call() {
        var answer = stock.orderlog.stock().adjust(sku, delta, reason);
        return StockCommand.print(stock.orderlog, answer.body(), json);
    }
}
