package dev.orderlog.bench.stage;

import dev.orderlog.quickstart.parts.Part;
import dev.orderlog.quickstart.parts.PartList;
import dev.orderlog.quickstart.parts.RunningPart;
import dev.orderlog.quickstart.place.PortPlan;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Services in one JVM, as {@code ./orderlog up} has them, apart from whoever measures them: a port base, a folder, their names. */
public final class ServicesMain {

    private static final int NAMES_FROM = 2;

    private ServicesMain() {}

    public static void main(String[] arguments) {
        var names = List.of(Arrays.copyOfRange(arguments, NAMES_FROM, arguments.length));
        var setup =
                Stage.setup(
                        new PortPlan(Integer.parseInt(arguments[0])),
                        Path.of(arguments[1]),
                        false,
                        List.of());
        var running = new ConcurrentLinkedQueue<RunningPart>();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(running), "services-stop"));
        CompletableFuture.allOf(
                        PartList.of(setup).all().stream()
                                .filter(part -> names.contains(part.name()))
                                .map(part -> starting(part, running))
                                .toArray(CompletableFuture[]::new))
                .join();
    }

    private static CompletableFuture<Void> starting(Part part, Queue<RunningPart> running) {
        return CompletableFuture.runAsync(
                () -> running.add(part.start()), start -> Thread.ofPlatform().start(start));
    }

    private static void stop(Queue<RunningPart> running) {
        for (var part : running) {
            try {
                part.stop().run();
            } catch (Exception e) {
                throw new IllegalStateException("a service did not stop", e);
            }
        }
    }
}
