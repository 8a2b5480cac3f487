package dev.orderlog.eventlog.call;

/**
 * Performs the calls of one destination. Runs on a virtual thread, outside any transaction; it may be called again with the same
 * key after a failure, a timeout or a crash, so the other side must act once per key.
 *
 * @param <C> the service's commands
 */
@FunctionalInterface
public interface CallHandler<C> {

    /**
     * @return the answer, as the command for the order's decider
     * @throws CallFailedException when nothing definite is known: the call is made again, later, with the same key
     */
    C call(OutsideCall call) throws CallFailedException, InterruptedException;

    /** No definite answer: unreachable, timed out, overloaded, or an answer that makes no sense. */
    final class CallFailedException extends Exception {
        private static final long serialVersionUID = 1L;

        public CallFailedException(String message, Throwable cause) {
            super(message, cause);
        }

        public CallFailedException(String message) {
            super(message);
        }
    }
}
