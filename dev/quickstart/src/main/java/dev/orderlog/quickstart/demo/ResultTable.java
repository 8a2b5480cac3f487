package dev.orderlog.quickstart.demo;

import static java.util.stream.Collectors.joining;

import dev.orderlog.cli.print.Screen;
import dev.orderlog.cli.print.Styled;
import dev.orderlog.cli.print.Styled.Style;
import dev.orderlog.cli.print.Table;
import dev.orderlog.quickstart.demo.ScenarioRun.Result;

import java.util.List;

/** All results side by side, then what differs. */
record ResultTable(List<Result> results) {

    void printTo(Screen screen) {
        var table =
                new Table(
                        "",
                        "scenario",
                        "expected",
                        "actual",
                        ">events",
                        "provider",
                        "carrier",
                        "stock");
        results.forEach(result ->
                table.row(
                        verdict(result),
                        result.scenario().name(),
                        result.scenario().expected().status(),
                        Styled.outcome(result.actual().status()),
                        Integer.toString(result.actual().logged().size()),
                        result.actual().provider().toString(),
                        result.actual().carrier().toString(),
                        stock(result)));
        screen.line("");
        screen.table(table);
        screen.line("");
        results.forEach(result ->
                result.differences()
                        .forEach(difference ->
                                screen.line(
                                        new Styled(
                                                result.scenario().name() + ": " + difference,
                                                Style.BAD))));
        var good = results.stream().filter(Result::asExpected).count();
        screen.line("%d of %d as expected".formatted(good, results.size()));
    }

    private static Styled verdict(Result result) {
        return result.asExpected()
                ? new Styled("ok", Style.GOOD)
                : new Styled("DIFFERS", Style.BAD);
    }

    private static String stock(Result result) {
        return result.actual().stock().values().stream()
                .map(level ->
                        "%s %d left, %d taken"
                                .formatted(
                                        level.sku().substring(level.sku().lastIndexOf('-') + 1),
                                        level.available(),
                                        level.reserved()))
                .sorted()
                .collect(joining("; "));
    }
}
