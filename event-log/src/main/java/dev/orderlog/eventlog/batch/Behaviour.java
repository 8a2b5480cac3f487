package dev.orderlog.eventlog.batch;

import java.time.Instant;

/**
 * The pure part of a service as the batch runner sees it. Every method is a function of its arguments alone: no clock, no
 * randomness, no I/O. Shape after the Decider of Jérémie Chassaing ("Functional Event Sourcing Decider").
 *
 * @param <S> state of one stream
 * @param <E> events, those this service says and those it hears
 * @param <C> commands
 * @param <X> what a whole batch shares (stock levels, idempotency keys); mutated only through {@code decide}
 * @param <R> reply to the asker
 */
public interface Behaviour<S, E, C, X, R> {

    S initial(String streamId);

    /** Folds an event that is in the stream, said or remembered; never refuses. */
    S evolve(S state, E event);

    /** Never throws for a command that is merely unwelcome: a refusal is a reply. */
    Decision<E, R> decide(S state, C command, X context);

    /** The command that a heard event stands for. */
    C hear(E event, Instant now);

    /**
     * The event that a command of {@link #hear} stands for.
     *
     * @throws IllegalArgumentException for any other command
     */
    E heard(C command);
}
