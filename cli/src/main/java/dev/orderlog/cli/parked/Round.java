package dev.orderlog.cli.parked;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.orderlog.cli.http.RefusedException;
import dev.orderlog.cli.http.ServiceClient;
import dev.orderlog.cli.http.UnreachableException;
import dev.orderlog.cli.print.Screen;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Asks each service in turn; one that does not answer is named at the end and spoils nothing of the others. */
final class Round {
    private static final int NOT_FOUND = 404;
    private static final int UNREACHABLE = 3;

    private final Map<String, JsonNode> answers = new LinkedHashMap<>();
    private final Map<String, String> unreachable = new LinkedHashMap<>();

    static Round ask(List<ServiceClient> services, Function<ServiceClient, JsonNode> question) {
        var round = new Round();
        for (var service : services) {
            try {
                round.answers.put(service.service(), question.apply(service));
            } catch (UnreachableException silent) {
                round.unreachable.put(service.service(), String.valueOf(silent.getMessage()));
            } catch (RefusedException refused) {
                if (refused.problem().status() != NOT_FOUND) {
                    throw refused;
                }
            }
        }
        return round;
    }

    /** By service; those that know nothing of what was asked are absent. */
    Map<String, JsonNode> answers() {
        return answers;
    }

    boolean isComplete() {
        return unreachable.isEmpty();
    }

    /** Names who did not answer, and gives the exit code. */
    int end(Screen screen, int exitCode) {
        unreachable.values().forEach(screen::note);
        if (unreachable.isEmpty()) {
            return exitCode;
        }
        screen.note("What waits in a service that does not answer is not known.");
        return UNREACHABLE;
    }

    ObjectNode json() {
        var all = JsonNodeFactory.instance.objectNode();
        var list = all.putArray("services");
        answers.values().forEach(list::add);
        var silent = all.putArray("unreachable");
        unreachable.keySet().forEach(silent::add);
        return all;
    }
}
