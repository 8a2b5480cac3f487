package dev.orderlog.cli.print;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Where a command writes: what was asked for to {@code out}, everything about it to {@code err}. */
public record Screen(PrintWriter out, PrintWriter err, boolean colours, ZoneId zone) {
    private static final DateTimeFormatter DAY_AND_TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final DateTimeFormatter DAY_AND_TIME_IN_MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");

    public void line(String text) {
        out.println(text);
        out.flush();
    }

    public void line(Styled... parts) {
        var line = new StringBuilder();
        for (var part : parts) {
            line.append(part.render(colours));
        }
        line(line.toString());
    }

    public void table(Table table) {
        line(table.render(colours));
    }

    public void note(String text) {
        err.println(text);
        err.flush();
    }

    public String dayAndTime(Instant instant) {
        return DAY_AND_TIME.format(instant.atZone(zone));
    }

    public String dayAndTimeInMillis(Instant instant) {
        return DAY_AND_TIME_IN_MILLIS.format(instant.atZone(zone));
    }

    public String time(Instant instant) {
        return TIME.format(instant.atZone(zone));
    }
}
