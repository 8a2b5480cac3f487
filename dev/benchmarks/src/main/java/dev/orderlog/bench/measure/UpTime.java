package dev.orderlog.bench.measure;

import dev.orderlog.bench.load.OrderBodies;
import dev.orderlog.bench.report.Goal;
import dev.orderlog.bench.report.Quantity;
import dev.orderlog.bench.report.Row;
import dev.orderlog.quickstart.place.PortPlan;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/** {@code ./orderlog up} as a person types it, until the first order is answered: on empty data, and again on kept data. */
public final class UpTime implements Measure {

    private static final int ACCEPTED = 202;

    private final Path project;

    public UpTime(Path project) {
        this.project = project;
    }

    @Override
    public String name() {
        return "up";
    }

    @Override
    public Taken take(Bench bench) throws Exception {
        var ports = PortPlan.anyFree();
        var home = bench.directory().resolve("up");
        bench.tell("./orderlog up on empty data");
        orderlog(home, "help");
        double first = upAndDown(bench, ports, home);
        var details = new HashMap<String, Object>();
        if (!bench.quick()) {
            details.put("onKeptData", upAndDown(bench, ports, home));
        }
        return Taken.of(
                new Row(
                        "./orderlog up to the first order answered, downloaded and built",
                        new Quantity(first, "s", "on empty data"),
                        null,
                        Goal.atMost(20, 8),
                        List.of(),
                        details));
    }

    private double upAndDown(Bench bench, PortPlan ports, Path home)
            throws IOException, InterruptedException {
        var base = Integer.toString(ports.base());
        long began = System.nanoTime();
        orderlog(home, "up", "--detach", "--port-base", base);
        try {
            placeOne(bench, ports);
            return (System.nanoTime() - began) / 1e9;
        } finally {
            orderlog(home, "down", "--port-base", base);
        }
    }

    private static void placeOne(Bench bench, PortPlan ports)
            throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var request =
                    HttpRequest.newBuilder(URI.create(PortPlan.url(ports.orderApi()) + "/orders"))
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofByteArray(new OrderBodies(bench.seed()).next()))
                            .build();
            var answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != ACCEPTED) {
                throw new IllegalStateException(answer.statusCode() + " " + answer.body());
            }
        }
    }

    private void orderlog(Path home, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(project.resolve("orderlog").toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("ORDERLOG_HOME", home.toString());
        builder.environment().remove("CLASSPATH");
        var process = builder.start();
        process.getOutputStream().close();
        var output = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) {
            throw new IllegalStateException(String.join(" ", command) + ": " + output);
        }
    }
}
