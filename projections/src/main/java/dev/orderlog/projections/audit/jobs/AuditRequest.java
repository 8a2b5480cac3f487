package dev.orderlog.projections.audit.jobs;

import dev.orderlog.projections.audit.Selection;

import java.time.Duration;

/** What is asked of the log. */
public sealed interface AuditRequest {

    /** A part of the log, or the orders it makes, in a file. */
    record Replay(Selection selection, Format format) implements AuditRequest {}

    /**
     * Whether the log is whole.
     *
     * @param stalledAfter see {@link dev.orderlog.projections.audit.check.LogCheck}
     * @param examplesMax findings that are told of each kind
     */
    record Verify(Duration stalledAfter, int examplesMax) implements AuditRequest {}

    /** What is written, see the classes of the same names. */
    enum Format {
        NDJSON("ndjson", "application/x-ndjson"),
        AVRO("avro", "application/vnd.apache.avro"),
        VIEWS("ndjson", "application/x-ndjson");

        private final String suffix;
        private final String mediaType;

        Format(String suffix, String mediaType) {
            this.suffix = suffix;
            this.mediaType = mediaType;
        }

        public String mediaType() {
            return mediaType;
        }

        String fileName() {
            return "replay." + suffix;
        }
    }
}
