package dev.orderlog.projections.http;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;

import java.util.Arrays;

/** Answers that carry a version: RFC 9110, If-None-Match compares weakly. */
final class Versioned {

    private Versioned() {}

    static MutableHttpResponse<?> answer(HttpRequest<?> request, Object version, Object body) {
        String etag = "\"" + version + "\"";
        var answer = isKnown(request, etag) ? HttpResponse.notModified() : HttpResponse.ok(body);
        return answer.header(HttpHeaders.ETAG, etag).header(HttpHeaders.CACHE_CONTROL, "no-cache");
    }

    private static boolean isKnown(HttpRequest<?> request, String etag) {
        return request.getHeaders().getAll(HttpHeaders.IF_NONE_MATCH).stream()
                .flatMap(header -> Arrays.stream(header.split(",")))
                .map(String::strip)
                .anyMatch(tag -> tag.equals("*") || tag.replaceFirst("^W/", "").equals(etag));
    }
}
