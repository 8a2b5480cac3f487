package dev.orderlog.quickstart.chaos.faults;

import dev.orderlog.quickstart.parts.PartList;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/** All parts of a platform, each a process that may be hit. */
public final class Stage implements AutoCloseable {

    private final List<List<Actor>> waves;
    private final Map<String, Actor> actors = new LinkedHashMap<>();

    public Stage(PartList parts) {
        waves = parts.waves().stream().map(wave -> wave.stream().map(Actor::new).toList()).toList();
        waves.forEach(wave -> wave.forEach(actor -> actors.put(actor.name(), actor)));
    }

    /**
     * Wave by wave; returns when all are ready.
     *
     * @param onlooker is told of each that is
     */
    public void start(Consumer<String> onlooker) {
        waves.forEach(wave ->
                sideBySide(
                        wave,
                        actor -> {
                            actor.start();
                            onlooker.accept(actor.name());
                        }));
    }

    public List<String> names() {
        return List.copyOf(actors.keySet());
    }

    public boolean isUp(String name) {
        return actor(name).isUp();
    }

    public void begin(Hit hit) {
        switch (hit.kind()) {
            case KILL -> actor(hit.target()).kill();
            case PAUSE -> actor(hit.target()).pause();
        }
    }

    /** Returns before a killed one serves again. */
    public void end(Hit hit) {
        switch (hit.kind()) {
            case KILL -> actor(hit.target()).restart();
            case PAUSE -> actor(hit.target()).resume();
        }
    }

    /** The parts that do not serve now. */
    public List<String> unready() {
        return actors.values().parallelStream()
                .filter(actor -> !actor.isReady())
                .map(Actor::name)
                .toList();
    }

    /** How often processes ended though nobody had killed them, by name. */
    public Map<String, Integer> endedByThemselves() {
        var ended = new LinkedHashMap<String, Integer>();
        actors.values().stream()
                .filter(actor -> actor.endedByItself() > 0)
                .forEach(actor -> ended.put(actor.name(), actor.endedByItself()));
        return ended;
    }

    @Override
    public void close() {
        waves.reversed().forEach(wave -> sideBySide(wave, Actor::close));
    }

    private Actor actor(String name) {
        var actor = actors.get(name);
        if (actor == null) {
            throw new IllegalArgumentException("No part " + name);
        }
        return actor;
    }

    private static void sideBySide(List<Actor> wave, Consumer<Actor> action) {
        try {
            CompletableFuture.allOf(
                            wave.stream()
                                    .map(actor ->
                                            CompletableFuture.runAsync(
                                                    () -> action.accept(actor),
                                                    work -> Thread.ofPlatform().start(work)))
                                    .toArray(CompletableFuture[]::new))
                    .join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
