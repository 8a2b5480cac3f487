package dev.orderlog.quickstart.parts;

import dev.orderlog.embedded.Ports;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Asks a part whether it is ready. */
public final class Probe {

    private static final Duration ANSWER_MAX = Duration.ofSeconds(5);
    private static final int OK = 200;

    /** One for all: it is asked many times a second while a platform starts. */
    private static final HttpClient HTTP =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(ANSWER_MAX)
                    .build();

    private Probe() {}

    public static boolean ready(String probe) {
        var uri = URI.create(probe);
        return uri.getScheme().equals("tcp") ? Ports.answers(uri.getPort()) : answersOk(uri);
    }

    private static boolean answersOk(URI uri) {
        try {
            var request = HttpRequest.newBuilder(uri).timeout(ANSWER_MAX).build();
            return HTTP.send(request, BodyHandlers.discarding()).statusCode() == OK;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
