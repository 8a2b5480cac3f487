package dev.orderlog.shipping.carrier;

import dev.orderlog.eventlog.call.CallHandler.CallFailedException;
import dev.orderlog.eventlog.call.OutsideHttp;
import dev.orderlog.shipping.domain.LabelAnswer;
import dev.orderlog.shipping.domain.VoidAnswer;

import io.micronaut.serde.ObjectMapper;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

public final class HttpCarrier implements Carrier {

    private static final byte[] NOTHING = {};
    private static final String KEY_REUSED = "idempotency_key_reused";
    private static final String ALREADY_VOIDED = "already_voided";

    private final OutsideHttp http;
    private final String url;
    private final CarrierJson json;

    public HttpCarrier(OutsideHttp http, URI url, ObjectMapper mapper) {
        this.http = http;
        this.url = url.toString().replaceFirst("/+$", "");
        this.json = new CarrierJson(mapper);
    }

    @Override
    public LabelAnswer createLabel(String key, LabelRequest label)
            throws CallFailedException, InterruptedException {
        var answer = http.send("PUT", at("/v1/labels/" + key), key, json.write(label));
        return switch (answer.status()) {
            case 200, 201 -> bought(read(answer));
            case 422 -> new LabelAnswer.Rejected(reason(answer));
            default -> throw indefinite(answer);
        };
    }

    @Override
    public VoidAnswer voidLabel(String key, String labelId)
            throws CallFailedException, InterruptedException {
        var id = URLEncoder.encode(labelId, StandardCharsets.UTF_8);
        var answer = http.send("POST", at("/v1/labels/" + id + "/void"), key, NOTHING);
        return switch (answer.status()) {
            case 200 -> new VoidAnswer.Voided();
            case 409 ->
                    reason(answer).equals(ALREADY_VOIDED)
                            ? new VoidAnswer.Voided()
                            : new VoidAnswer.TooLate();
            default -> throw indefinite(answer);
        };
    }

    private URI at(String path) {
        return URI.create(url + path);
    }

    private static LabelAnswer bought(CarrierReply reply) throws CallFailedException {
        return new LabelAnswer.Bought(
                given("carrier", reply.carrier()),
                given("labelId", reply.labelId()),
                given("trackingNumber", reply.trackingNumber()),
                Optional.ofNullable(reply.pickupBy()));
    }

    private String reason(OutsideHttp.Answer answer) throws CallFailedException {
        var reason = given("reason", read(answer).reason());
        if (reason.equals(KEY_REUSED)) {
            throw indefinite(answer);
        }
        return reason;
    }

    private CarrierReply read(OutsideHttp.Answer answer) throws CallFailedException {
        try {
            return json.read(answer.body(), CarrierReply.class);
        } catch (IOException unreadable) {
            throw new CallFailedException(
                    "the carrier's answer %d is not JSON".formatted(answer.status()), unreadable);
        }
    }

    private static String given(String field, @Nullable String value) throws CallFailedException {
        if (value == null || value.isBlank()) {
            throw new CallFailedException("the carrier answered without " + field);
        }
        return value;
    }

    private static CallFailedException indefinite(OutsideHttp.Answer answer) {
        return new CallFailedException("the carrier answered " + answer.status());
    }
}
