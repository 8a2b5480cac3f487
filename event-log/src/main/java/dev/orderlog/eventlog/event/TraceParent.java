package dev.orderlog.eventlog.event;

import org.jspecify.annotations.Nullable;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/** W3C trace context (level 1), carried as text from the request to every event that it leads to. */
public final class TraceParent {

    private static final Pattern WELL_FORMED =
            Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

    private TraceParent() {}

    /** The given header where it is well formed, else the start of a new, sampled trace. */
    public static String continueOrStart(@Nullable String header) {
        if (header != null && WELL_FORMED.matcher(header).matches()) {
            return header;
        }
        var random = ThreadLocalRandom.current();
        var hex = HexFormat.of();
        return "00-"
                + hex.toHexDigits(random.nextLong(1, Long.MAX_VALUE))
                + hex.toHexDigits(random.nextLong(1, Long.MAX_VALUE))
                + "-"
                + hex.toHexDigits(random.nextLong(1, Long.MAX_VALUE))
                + "-01";
    }
}
