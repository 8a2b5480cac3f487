package dev.orderlog.quickstart.status;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.orderlog.quickstart.parts.PartList;
import dev.orderlog.quickstart.parts.PlatformSetup;
import dev.orderlog.quickstart.parts.Probe;
import dev.orderlog.quickstart.place.PartRecord;
import dev.orderlog.quickstart.place.PlatformHome;
import dev.orderlog.quickstart.place.PlatformRecord;
import dev.orderlog.quickstart.place.PortPlan;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** What is there and answers, as asked right now. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PlatformStatus(
        int portBase, String state, @Nullable Long pid, String data, List<PartStatus> parts) {

    static final String UP = "UP";
    static final String DOWN = "DOWN";

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PartStatus(String name, String state, String address, @Nullable Long pid) {}

    static PlatformStatus of(PortPlan ports, PlatformHome home) {
        var running = PlatformRecord.ofRunning(home);
        var parts =
                running
                        .map(PlatformRecord::parts)
                        .orElseGet(() -> expected(ports, home))
                        .parallelStream()
                        .map(part -> ask(part, running.isPresent()))
                        .toList();
        var pid = running.map(PlatformRecord::pid).orElse(null);
        return new PlatformStatus(
                ports.base(),
                overall(running.orElse(null), parts),
                pid,
                home.directory().toString(),
                parts);
    }

    private static List<PartRecord> expected(PortPlan ports, PlatformHome home) {
        return PartList.of(new PlatformSetup(ports, home, false)).all().stream()
                .map(part -> new PartRecord(part.name(), part.address(), part.probe(), null, null))
                .toList();
    }

    private static PartStatus ask(PartRecord part, boolean running) {
        var state = running && Probe.ready(part.probe()) ? UP : DOWN;
        return new PartStatus(part.name(), state, part.address(), part.pid());
    }

    private static String overall(@Nullable PlatformRecord running, List<PartStatus> parts) {
        if (running == null) {
            return DOWN;
        }
        if (running.state() != PlatformRecord.State.UP) {
            return running.state().name();
        }
        return parts.stream().allMatch(part -> part.state().equals(UP)) ? UP : "DEGRADED";
    }

    String asText() {
        var lines =
                parts.stream()
                        .map(part ->
                                "  %-20s %-5s %s%s"
                                        .formatted(
                                                part.name(),
                                                part.state(),
                                                part.address(),
                                                part.pid() == null
                                                        ? ""
                                                        : "   process " + part.pid()))
                        .collect(joining("\n"));
        return "Orderlog on port base %d: %s\n%s".formatted(portBase, state, lines);
    }
}
