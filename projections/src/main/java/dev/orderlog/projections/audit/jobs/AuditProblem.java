package dev.orderlog.projections.audit.jobs;

import dev.orderlog.eventlog.problem.Problem;
import dev.orderlog.eventlog.problem.ProblemException;

import io.micronaut.http.HttpStatus;

import java.time.Duration;

/** Why an audit is not begun. */
final class AuditProblem {

    private static final Duration AUDITS_TAKE = Duration.ofSeconds(10);
    private static final Duration LOOKS_TAKE = Duration.ofSeconds(1);

    private AuditProblem() {}

    static ProblemException tooMany(int runningMax) {
        return unavailable(
                "too-many-audits",
                "Too many audits are running",
                runningMax + " audits are running on this instance already",
                AUDITS_TAKE);
    }

    static ProblemException ending() {
        return unavailable("instance-ending", "This instance ends", "ask another one", LOOKS_TAKE);
    }

    static ProblemException noRoom(long bytesMax) {
        return new ProblemException(
                new Problem(
                        HttpStatus.INSUFFICIENT_STORAGE,
                        "no-room",
                        "There is no room for another result",
                        "results may take %d bytes together, and do; delete one"
                                .formatted(bytesMax)));
    }

    static ProblemException tooManyLooks(int looksMax) {
        return unavailable(
                "too-many-looks",
                "Too many orders are being looked up in the log",
                looksMax + " are being looked up on this instance already",
                LOOKS_TAKE);
    }

    static ProblemException tooLong(Duration lookMax) {
        return unavailable(
                "look-too-long",
                "The log is too long to look the order up while you wait",
                "it was not read within %d ms; replay the order as an audit"
                        .formatted(lookMax.toMillis()),
                AUDITS_TAKE);
    }

    static ProblemException logAway(Exception failure) {
        return unavailable(
                "log-unavailable", "The log cannot be read", Failures.words(failure), LOOKS_TAKE);
    }

    private static ProblemException unavailable(
            String name, String title, String detail, Duration retryAfter) {
        return new ProblemException(
                new Problem(HttpStatus.SERVICE_UNAVAILABLE, name, title, detail), retryAfter);
    }
}
