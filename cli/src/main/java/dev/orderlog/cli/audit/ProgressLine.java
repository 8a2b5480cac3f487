package dev.orderlog.cli.audit;

import dev.orderlog.cli.print.Screen;
import dev.orderlog.projections.audit.read.Progress;

import java.util.Locale;

/** Tells how far a reading has come: one line that changes on a terminal, a line now and then elsewhere. */
public final class ProgressLine {
    private static final long FIRST_MILLIS = 2_000;
    private static final long BETWEEN_LINES_MILLIS = 5_000;

    private final Screen screen;
    private final String doing;
    private long toldMillis;
    private boolean open;

    public ProgressLine(Screen screen, String doing) {
        this.screen = screen;
        this.doing = doing;
    }

    public synchronized void tell(Progress progress) {
        if (progress.millis() < FIRST_MILLIS || progress.records() >= progress.total()) {
            return;
        }
        if (screen.colours()) {
            screen.err().print("\r\u001b[K" + words(progress));
            screen.err().flush();
            open = true;
        } else if (toldMillis == 0 || progress.millis() - toldMillis >= BETWEEN_LINES_MILLIS) {
            toldMillis = progress.millis();
            screen.note(words(progress));
        }
    }

    /** Leaves the terminal as if it had never been. */
    public synchronized void end() {
        if (open) {
            screen.err().print("\r\u001b[K");
            screen.err().flush();
            open = false;
        }
    }

    private String words(Progress progress) {
        return String.format(
                Locale.ROOT,
                "%s %,d of %,d records (%d %%), %,.0f/s, %s left",
                doing,
                progress.records(),
                progress.total(),
                progress.percent(),
                progress.recordsPerSecond(),
                left(progress.secondsLeft()));
    }

    private static String left(long seconds) {
        return seconds < 100 ? seconds + " s" : seconds / 60 + " min";
    }
}
