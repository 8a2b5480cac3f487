package dev.orderlog.cli.order;

import dev.orderlog.cli.print.Durations;
import dev.orderlog.cli.print.Screen;
import dev.orderlog.cli.print.Styled;
import dev.orderlog.cli.print.Table;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** An order's steps for a person to read: what is done, who is to say what, since when, and by when. */
final class TimelinePage {
    private TimelinePage() {}

    static void print(Timeline timeline, Screen screen) {
        if (timeline.steps().isEmpty()) {
            return;
        }
        var table = new Table("STEP", "STATE", "SERVICE", "EVENT", "TIME");
        for (var step : timeline.steps()) {
            table.row(name(step), state(step), step.service(), event(step), time(step, screen));
        }
        screen.line("");
        screen.table(table);
    }

    private static String name(Timeline.Step step) {
        return step.step().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static Styled state(Timeline.Step step) {
        if (step.overdue()) {
            return new Styled("overdue", Styled.Style.BAD);
        }
        var state = step.state().toLowerCase(Locale.ROOT);
        return switch (step.state()) {
            case "RUNNING" -> new Styled(state, Styled.Style.WAITING);
            case "EXPECTED", "SKIPPED" -> Styled.dim(state);
            default -> Styled.plain(state);
        };
    }

    /** What ended a step, or what a running one is to end with. */
    private static Styled event(Timeline.Step step) {
        if (step.event() != null) {
            return Styled.outcome(step.event());
        }
        return Styled.dim(
                step.awaits() == null || step.since() == null
                        ? ""
                        : String.join(" or ", step.awaits()) + "?");
    }

    private static String time(Timeline.Step step, Screen screen) {
        if (step.endedAt() != null) {
            return screen.dayAndTime(step.endedAt()) + took(step.since(), step.endedAt());
        }
        if (step.since() == null) {
            return "";
        }
        return "since "
                + screen.dayAndTime(step.since())
                + (step.due() == null ? "" : ", due " + screen.dayAndTime(step.due()));
    }

    private static String took(@Nullable Instant since, Instant until) {
        return since == null || until.isBefore(since)
                ? ""
                : ", after " + Durations.elapsed(Duration.between(since, until));
    }
}
