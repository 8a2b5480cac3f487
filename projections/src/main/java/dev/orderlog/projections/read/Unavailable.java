package dev.orderlog.projections.read;

import dev.orderlog.eventlog.problem.Problem;
import dev.orderlog.eventlog.problem.ProblemException;

import io.micronaut.http.HttpStatus;

import java.net.URI;
import java.time.Duration;

/** No answer now; asking again shortly may give one. */
public final class Unavailable {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private Unavailable() {}

    static ProblemException notStarted() {
        return unavailable("view-not-open", "The views are not open yet", "folding does not run");
    }

    static ProblemException moving(String view) {
        return unavailable(
                "view-not-open",
                "The views are not open yet",
                "the view " + view + " is being restored, or is moving between instances");
    }

    static ProblemException tooManyWaiting(int waitersMax) {
        return unavailable(
                "too-many-waiting",
                "Too many readers are waiting",
                waitersMax + " readers are waiting for an event already");
    }

    static ProblemException tooManyFollowing(int followersMax) {
        return unavailable(
                "too-many-following",
                "Too many readers are following orders",
                followersMax + " streams are open already");
    }

    static ProblemException notYetFolded(EventRef event, Duration waited) {
        return unavailable(
                "not-yet-folded",
                "The view does not include the event yet",
                "event %d of %s was not folded within %d ms"
                        .formatted(event.sequence(), event.source(), waited.toMillis()));
    }

    public static ProblemException unreachable(URI owner) {
        return unavailable(
                "owner-unreachable",
                "The instance that holds the view does not answer",
                owner + " could not be asked");
    }

    public static ProblemException passedOnTwice(URI owner) {
        return unavailable(
                "view-moving",
                "The view is moving between instances",
                "it has just moved to " + owner);
    }

    private static ProblemException unavailable(String name, String title, String detail) {
        return new ProblemException(
                new Problem(HttpStatus.SERVICE_UNAVAILABLE, name, title, detail), RETRY_AFTER);
    }
}
