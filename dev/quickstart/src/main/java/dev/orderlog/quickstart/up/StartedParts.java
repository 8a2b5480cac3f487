package dev.orderlog.quickstart.up;

import dev.orderlog.quickstart.parts.Part;
import dev.orderlog.quickstart.parts.RunningPart;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What runs right now. */
final class StartedParts {

    private final Map<Part, RunningPart> running = new ConcurrentHashMap<>();

    void add(Part part, RunningPart started) {
        running.put(part, started);
    }

    void remove(Part part) {
        running.remove(part);
    }

    boolean isEmpty() {
        return running.isEmpty();
    }

    List<Part> among(List<Part> wave) {
        return wave.stream().filter(running::containsKey).toList();
    }

    void stop(Part part) {
        var stopping = running.remove(part);
        if (stopping == null) {
            return;
        }
        try {
            stopping.stop().run();
        } catch (Exception e) {
            System.err.println("%s did not stop cleanly: %s".formatted(part.name(), e));
        }
    }
}
