package dev.orderlog.quickstart.parts;

import dev.orderlog.quickstart.place.PortPlan;

import java.util.List;

/** A part of ours that serves HTTP, in this JVM or in one of its own. */
record HttpPart(String name, int port, Launch launch) implements Part {

    @FunctionalInterface
    interface Launch {
        RunningPart start(HttpPart part);
    }

    @Override
    public String address() {
        return PortPlan.url(port);
    }

    @Override
    public String probe() {
        return address() + "/health";
    }

    @Override
    public List<Integer> ports() {
        return List.of(port);
    }

    @Override
    public RunningPart start() {
        return launch.start(this);
    }
}
