package dev.orderlog.cli.http;

import com.fasterxml.jackson.databind.JsonNode;

import java.net.http.HttpHeaders;

/** A service's answer that is not a refusal: any 2xx, or 304. */
public record Answer(int status, JsonNode body, HttpHeaders headers) {
    private static final int NOT_MODIFIED = 304;

    public boolean unchanged() {
        return status == NOT_MODIFIED;
    }

    public <T> T as(Class<T> type) {
        return Json.read(body, type);
    }
}
