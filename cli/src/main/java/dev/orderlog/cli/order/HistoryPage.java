package dev.orderlog.cli.order;

import dev.orderlog.cli.print.Screen;
import dev.orderlog.cli.print.Styled;
import dev.orderlog.cli.print.Table;

import java.util.List;

/** Events for a person to read, as a tree of causes. */
final class HistoryPage {
    private HistoryPage() {}

    static void print(List<HistoryEvent> events, Screen screen) {
        var table = new Table(">#", "TIME", "EVENT", "SERVICE", "TRACE");
        for (var branch : CauseTree.of(events)) {
            var event = branch.event();
            table.row(
                    event.version(),
                    screen.dayAndTimeInMillis(event.time()),
                    Styled.outcome(event.type()).after(branch.lines()),
                    event.service(),
                    Styled.dim(event.traceId().orElse("")));
        }
        screen.table(table);
    }
}
