package dev.orderlog.projections.http;

import org.jspecify.annotations.Nullable;

import java.util.regex.Pattern;

/**
 * What of a file is wanted: RFC 9110, section 14. Micronaut 4.10 answers ranges by itself, but takes the last bytes for the first, one
 * byte for all, and knows no If-Range.
 */
sealed interface ByteRange {

    record Whole() implements ByteRange {}

    /** The last byte included. */
    record Part(long first, long last) implements ByteRange {
        long length() {
            return last - first + 1;
        }
    }

    /** Nothing of it is there. */
    record Beyond() implements ByteRange {}

    Pattern ONE = Pattern.compile("bytes=([0-9]{0,18})-([0-9]{0,18})");

    /**
     * @param range as it was asked for; several at once, and what is no range, are taken for the whole, as the RFC permits
     * @param ifRange the version of which a part is wanted, else the whole
     * @param length of the file
     */
    static ByteRange of(
            @Nullable String range, @Nullable String ifRange, String version, long length) {
        var form = ONE.matcher(range == null ? "" : range.replace(" ", ""));
        if (!form.matches() || (ifRange != null && !ifRange.equals(version))) {
            return new Whole();
        }
        var first = form.group(1);
        var last = form.group(2);
        if (first.isEmpty()) {
            return last.isEmpty() ? new Whole() : ofEnd(Long.parseLong(last), length);
        }
        long from = Long.parseLong(first);
        long to = last.isEmpty() ? length - 1 : Math.min(Long.parseLong(last), length - 1);
        if (!last.isEmpty() && Long.parseLong(last) < from) {
            return new Whole();
        }
        return from >= length ? new Beyond() : new Part(from, to);
    }

    private static ByteRange ofEnd(long bytes, long length) {
        return bytes == 0 || length == 0
                ? new Beyond()
                : new Part(Math.max(0, length - bytes), length - 1);
    }
}
