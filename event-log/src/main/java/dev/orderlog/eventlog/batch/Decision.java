package dev.orderlog.eventlog.batch;

import java.util.List;

/**
 * What a decider's answer means for the log, for one message.
 *
 * @param said events to append to the message's stream and to publish, in order
 * @param remember whether the heard event is kept in the stream (a copy, never published again)
 * @param elsewhere events for other streams of this service (stock of a SKU), published too; appended, never folded
 * @param calls outside calls to make once this is committed
 * @param withdrawn keys of calls that need no further attempt; an attempt in flight may still answer
 * @param deadlines what must come back as a command at a given time; one that is already set under this name stays as it is
 * @param settled names of deadlines that need not come any more; one whose time has just come may still, and takes with it what is set anew
 *     under its name meanwhile: number a name that is used again
 * @param reply what the asker gets after the commit, refusals included
 */
public record Decision<E, R>(
        List<E> said,
        boolean remember,
        List<Elsewhere<E>> elsewhere,
        List<CallRequest> calls,
        List<String> withdrawn,
        List<Deadline> deadlines,
        List<String> settled,
        R reply) {

    /** An event for another stream of the same service, for example stock of a SKU on {@code stock-events}. */
    public record Elsewhere<E>(String topic, String streamId, E event) {}

    /**
     * A call to make after the commit.
     *
     * @param key idempotency key, derived from the intent; one call per key exists at a time
     * @param destination name of the handler that performs it
     * @param request what that handler needs, in its own encoding; kept until the answer is committed
     */
    public record CallRequest(String key, String destination, byte[] request) {}

    /** A named point in time at which the stream's decider is asked again. */
    public record Deadline(String name, java.time.Instant dueAt) {}

    /** Nothing to append, remember or call: a refusal, or a repetition. */
    public static <E, R> Decision<E, R> nothing(R reply) {
        return new Decision<>(
                List.of(), false, List.of(), List.of(), List.of(), List.of(), List.of(), reply);
    }
}
