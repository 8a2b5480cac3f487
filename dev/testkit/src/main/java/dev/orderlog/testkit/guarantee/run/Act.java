package dev.orderlog.testkit.guarantee.run;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** What happens to a consumer in the middle of its work. */
enum Act {
    /** Stopped as an operator stops it, and started. */
    RESTART,
    /** Its database sessions are ended, transactions in hand and the relay's stream among them. */
    SESSIONS_CUT,
    /** Stopped, its offsets set to the beginning, started. */
    OFFSETS_RESET,
    /** PostgreSQL is killed and started. */
    DATABASE_KILLED,
    /** The broker is killed and started. */
    BROKER_KILLED,
    /** A JVM of its own joins, and the instance in this JVM leaves. */
    PROCESS_TAKES_OVER,
    /** That JVM is killed; the next one finds what it left. */
    PROCESS_KILLED,
    /** A second instance joins. */
    SECOND_JOINS,
    /** The first one leaves. */
    FIRST_LEAVES;

    /** Everything once, in drawn order; what belongs together stays together. */
    static List<Act> drawn(RandomGenerator random, boolean withDatabase) {
        var open =
                new ArrayList<>(
                        List.of(
                                List.of(RESTART),
                                List.of(OFFSETS_RESET),
                                List.of(BROKER_KILLED),
                                List.of(PROCESS_TAKES_OVER, PROCESS_KILLED),
                                List.of(SECOND_JOINS, FIRST_LEAVES)));
        if (withDatabase) {
            open.add(List.of(SESSIONS_CUT));
            open.add(List.of(DATABASE_KILLED));
        }
        var drawn = new ArrayList<Act>();
        while (!open.isEmpty()) {
            drawn.addAll(open.remove(random.nextInt(open.size())));
        }
        return drawn;
    }
}
