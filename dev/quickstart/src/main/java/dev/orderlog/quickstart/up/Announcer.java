package dev.orderlog.quickstart.up;

import dev.orderlog.quickstart.parts.Part;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** What a person sees while a platform comes and goes: one line per part. */
public record Announcer(PrintStream out) {

    void ready(Part part, Duration after) {
        line(
                "  %-20s ready in %5.1f s   %s",
                part.name(), after.toMillis() / 1000.0, part.address());
    }

    void stopped(Part part) {
        line("  %-20s stopped", part.name());
    }

    void ended(Part part) {
        line("  %-20s ended by itself", part.name());
    }

    private synchronized void line(String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
        out.flush();
    }
}
