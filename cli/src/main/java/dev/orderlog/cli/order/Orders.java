package dev.orderlog.cli.order;

import static dev.orderlog.cli.http.ServiceClient.segment;

import com.fasterxml.jackson.databind.JsonNode;

import dev.orderlog.cli.http.Answer;
import dev.orderlog.cli.http.ServiceClient;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Orders of a platform: placed, read and cancelled through order-api, moved on by signals to shipping-service. */
public final class Orders {
    private static final String CONSISTENCY_TOKEN = "Orderlog-Consistency-Token";

    private final ServiceClient orderApi;
    private final ServiceClient shipping;

    public Orders(ServiceClient orderApi, ServiceClient shipping) {
        this.orderApi = orderApi;
        this.shipping = shipping;
    }

    public Placed place(PlaceRequest request, Optional<String> idempotencyKey) {
        var headers = new LinkedHashMap<String, String>();
        idempotencyKey.ifPresent(key -> headers.put("Idempotency-Key", key));
        var answer = orderApi.post("/orders", request, headers);
        return new Placed(
                answer.body().path("id").asText(),
                answer.body().path("status").asText(),
                answer.headers().firstValue(CONSISTENCY_TOKEN),
                answer.body());
    }

    public Answer show(String id) {
        return orderApi.get(path(id), Map.of());
    }

    public Answer timeline(String id) {
        return orderApi.get(path(id) + "/timeline", Map.of());
    }

    public Answer history(String id) {
        return orderApi.get(path(id) + "/history", Map.of());
    }

    /** The history unless it still has the version of the {@code etag}; {@code token} as in {@link Placed}. */
    public Answer history(String id, Optional<String> etag, Optional<String> token) {
        var headers = new LinkedHashMap<String, String>();
        etag.ifPresent(tag -> headers.put("If-None-Match", tag));
        token.ifPresent(value -> headers.put(CONSISTENCY_TOKEN, value));
        return orderApi.get(path(id) + "/history", headers);
    }

    public JsonNode cancel(String id, Optional<String> reason) {
        var body = reason.<Map<String, String>>map(text -> Map.of("reason", text)).orElse(Map.of());
        return orderApi.post(path(id) + "/cancellation", body, Map.of()).body();
    }

    public JsonNode pickUp(String id) {
        return shipping.post("/shipments/" + segment(id) + "/pickup").body();
    }

    public JsonNode deliver(String id) {
        return shipping.post("/shipments/" + segment(id) + "/delivery").body();
    }

    private static String path(String id) {
        return "/orders/" + segment(id);
    }
}
