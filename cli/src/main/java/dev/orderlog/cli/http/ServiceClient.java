package dev.orderlog.cli.http;

import dev.orderlog.cli.print.Durations;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** One service of a platform over HTTP. */
public record ServiceClient(String service, URI uri, HttpClient http, Duration timeout) {
    private static final int NOT_MODIFIED = 304;

    public Answer get(String path, Map<String, String> headers) {
        return send("GET", path, BodyPublishers.noBody(), headers);
    }

    public Answer post(String path, Object body, Map<String, String> headers) {
        return send("POST", path, BodyPublishers.ofString(Json.line(body)), headers);
    }

    public Answer post(String path) {
        return send("POST", path, BodyPublishers.noBody(), Map.of());
    }

    /** For one segment of a path. */
    public static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private Answer send(
            String method, String path, BodyPublisher body, Map<String, String> headers) {
        var request =
                HttpRequest.newBuilder(target(path))
                        .timeout(timeout)
                        .header("Accept", "application/json, application/problem+json")
                        .method(method, body);
        if (body.contentLength() > 0) {
            request.header("Content-Type", "application/json");
        }
        headers.forEach(request::header);
        return answer(exchange(request.build()));
    }

    private URI target(String path) {
        var base = uri.toString();
        return URI.create(
                (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path);
    }

    private Answer answer(HttpResponse<String> response) {
        int status = response.statusCode();
        if (status / 100 == 2 || status == NOT_MODIFIED) {
            return new Answer(status, Json.parse(response.body()), response.headers());
        }
        throw new RefusedException(Problem.of(status, service, response.body()));
    }

    private HttpResponse<String> exchange(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (HttpTimeoutException e) {
            throw new UnreachableException(
                    service, uri, "no answer within " + Durations.text(timeout), e);
        } catch (ConnectException e) {
            throw new UnreachableException(service, uri, "connection refused", e);
        } catch (IOException e) {
            throw new UnreachableException(service, uri, String.valueOf(e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnreachableException(service, uri, "interrupted", e);
        }
    }
}
