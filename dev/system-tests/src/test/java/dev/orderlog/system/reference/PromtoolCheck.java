package dev.orderlog.system.reference;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Holds a page of metrics against Prometheus' own check. */
public final class PromtoolCheck {

    private PromtoolCheck() {}

    /** What promtool says about a page; nothing, with a word about it, where there is no promtool. */
    public static String complaints(String page) throws InterruptedException {
        try {
            var process =
                    new ProcessBuilder("promtool", "check", "metrics")
                            .redirectErrorStream(true)
                            .start();
            try (var in = process.getOutputStream()) {
                in.write(page.getBytes(StandardCharsets.UTF_8));
            }
            var said = new String(process.getInputStream().readAllBytes());
            process.waitFor();
            return said;
        } catch (IOException absent) {
            System.err.println(
                    "NOT TESTED: the metrics page was not checked, for there is no promtool on the"
                            + " PATH.");
            return "";
        }
    }
}
