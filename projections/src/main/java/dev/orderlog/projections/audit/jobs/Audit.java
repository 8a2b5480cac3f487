package dev.orderlog.projections.audit.jobs;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;

import dev.orderlog.projections.audit.read.Progress;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * An audit as it stands.
 *
 * @param request as it was sent
 * @param failure why it failed, for people
 * @param report what was found, or what was written
 */
public record Audit(
        UUID id,
        State state,
        JsonNode request,
        Instant startedAt,
        @Nullable Instant endedAt,
        Far progress,
        @Nullable String failure,
        @Nullable JsonNode report,
        @Nullable Result result) {

    /**
     * <pre>
     * RUNNING ─┬─ DONE          read to the end
     *          ├─ CANCELLED     somebody did not want to wait for the end
     *          ├─ FAILED        it could not go on: {@code failure} says why
     *          └─ INTERRUPTED   its process ended
     * </pre>
     */
    public enum State {
        RUNNING,
        DONE,
        CANCELLED,
        FAILED,
        INTERRUPTED;

        /** As it is told, and kept. */
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * @param records that have been read
     * @param total that are to be read, as far as is known; 0 as long as it is not
     * @param secondsLeft at the pace so far; null as long as there is none
     */
    public record Far(
            long records,
            long total,
            int percent,
            long recordsPerSecond,
            @Nullable Long secondsLeft) {

        static final Far NOWHERE = new Far(0, 0, 0, 0, null);

        static Far of(Progress progress) {
            return new Far(
                    progress.records(),
                    progress.total(),
                    progress.percent(),
                    Math.round(progress.recordsPerSecond()),
                    progress.records() == 0 ? null : progress.secondsLeft());
        }

        /** Where nothing more will come. */
        Far ended() {
            return new Far(records, total, percent, recordsPerSecond, null);
        }
    }

    /**
     * A file that can be fetched.
     *
     * @param name ends in {@code .partial} where it is not complete
     */
    public record Result(String name, String mediaType, long bytes, boolean complete) {}

    @JsonIgnore
    public boolean isRunning() {
        return state == State.RUNNING;
    }
}
