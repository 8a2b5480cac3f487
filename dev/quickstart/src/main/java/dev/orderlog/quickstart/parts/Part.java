package dev.orderlog.quickstart.parts;

import java.util.List;

/** Something of the platform that is started, answers somewhere, and is stopped. */
public interface Part {

    String name();

    /** Where people and other parts reach it. */
    String address();

    /** {@code http://...} that answers 200 when it is ready, or {@code tcp://host:port}. */
    String probe();

    /** Ports that must be free before it starts. */
    List<Integer> ports();

    /** Returns when it is ready to serve. */
    RunningPart start();
}
