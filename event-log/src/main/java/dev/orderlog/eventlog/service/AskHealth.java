package dev.orderlog.eventlog.service;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/**
 * Asks the service beside it whether it is ready, for a container's health command where the image has no other program that could:
 * {@code java -XX:TieredStopAtLevel=1 -cp @/app/jib-classpath-file dev.orderlog.eventlog.service.AskHealth}.
 */
public final class AskHealth {

    static final String PORT_VARIABLE = "MICRONAUT_SERVER_PORT";
    private static final String PORT_DEFAULT = "8080";
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private AskHealth() {}

    public static void main(String[] arguments) {
        System.exit(run(System.getenv()));
    }

    /** 0: ready; 1: not, or not there. */
    static int run(Map<String, String> environment) {
        var port = environment.getOrDefault(PORT_VARIABLE, PORT_DEFAULT);
        var uri = URI.create("http://127.0.0.1:" + port + "/health/readiness");
        try (var http = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            var question = HttpRequest.newBuilder(uri).timeout(PATIENCE).build();
            return http.send(question, BodyHandlers.discarding()).statusCode() == 200 ? 0 : 1;
        } catch (IOException notThere) {
            return 1;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }
}
