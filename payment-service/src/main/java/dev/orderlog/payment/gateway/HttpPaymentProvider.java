package dev.orderlog.payment.gateway;

import dev.orderlog.eventlog.call.CallHandler.CallFailedException;
import dev.orderlog.eventlog.call.OutsideHttp;
import dev.orderlog.payment.domain.CancelChargeAnswer;
import dev.orderlog.payment.domain.ChargeAnswer;
import dev.orderlog.payment.domain.DeclineReason;

import io.micronaut.serde.ObjectMapper;

import java.io.IOException;
import java.net.URI;

public final class HttpPaymentProvider implements PaymentProvider {

    private static final byte[] NOTHING = {};

    private final OutsideHttp http;
    private final String url;
    private final ProviderJson json;

    public HttpPaymentProvider(OutsideHttp http, URI url, ObjectMapper mapper) {
        this.http = http;
        this.url = url.toString().replaceFirst("/+$", "");
        this.json = new ProviderJson(mapper);
    }

    @Override
    public ChargeAnswer charge(String key, ChargeRequest charge)
            throws CallFailedException, InterruptedException {
        var answer = http.send("PUT", at("/v1/charges/" + key), key, json.write(charge));
        var reply = read(answer);
        return switch (answer.status()) {
            case 200, 201 -> new ChargeAnswer.Approved(moved(answer, reply, "approved"));
            case 402 -> new ChargeAnswer.Declined(DeclineReason.of(String.valueOf(reply.reason())));
            case 409 -> {
                require(answer, reply, "cancelled");
                yield new ChargeAnswer.Cancelled();
            }
            default -> throw indefinite(answer);
        };
    }

    @Override
    public CancelChargeAnswer cancelCharge(String key, String chargeKey)
            throws CallFailedException, InterruptedException {
        var answer =
                http.send("POST", at("/v1/charges/" + chargeKey + "/cancellation"), key, NOTHING);
        var reply = read(answer);
        if (answer.status() != 200) {
            throw indefinite(answer);
        }
        if ("not_charged".equals(reply.status())) {
            return new CancelChargeAnswer.NotCharged();
        }
        return new CancelChargeAnswer.AlreadyCharged(moved(answer, reply, "charged"));
    }

    @Override
    public String refund(String key, RefundRequest refund)
            throws CallFailedException, InterruptedException {
        var answer = http.send("PUT", at("/v1/refunds/" + key), key, json.write(refund));
        return switch (answer.status()) {
            case 200, 201 -> moved(answer, read(answer), "refunded");
            default -> throw indefinite(answer);
        };
    }

    private URI at(String path) {
        return URI.create(url + path);
    }

    private ProviderReply read(OutsideHttp.Answer answer) throws CallFailedException {
        if (answer.status() >= 500) {
            throw indefinite(answer);
        }
        try {
            return json.read(answer.body(), ProviderReply.class);
        } catch (IOException unreadable) {
            throw new CallFailedException(
                    "the provider's answer %d is not JSON".formatted(answer.status()), unreadable);
        }
    }

    private static String moved(OutsideHttp.Answer answer, ProviderReply reply, String status)
            throws CallFailedException {
        require(answer, reply, status);
        var reference = reply.reference();
        if (reference == null || reference.isBlank()) {
            throw new CallFailedException("the provider answered without a reference");
        }
        return reference;
    }

    private static void require(OutsideHttp.Answer answer, ProviderReply reply, String status)
            throws CallFailedException {
        if (!status.equals(reply.status())) {
            throw new CallFailedException(
                    "the provider answered %d with status %s"
                            .formatted(answer.status(), reply.status()));
        }
    }

    private static CallFailedException indefinite(OutsideHttp.Answer answer) {
        return new CallFailedException("the provider answered " + answer.status());
    }
}
