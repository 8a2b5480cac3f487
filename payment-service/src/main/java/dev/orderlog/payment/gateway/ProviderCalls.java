package dev.orderlog.payment.gateway;

import dev.orderlog.eventlog.batch.Decision.CallRequest;
import dev.orderlog.payment.domain.PaymentIntent;
import dev.orderlog.payment.domain.PaymentIntent.CancelCharge;
import dev.orderlog.payment.domain.PaymentIntent.Charge;
import dev.orderlog.payment.domain.PaymentIntent.Refund;

import io.micronaut.serde.ObjectMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;

/** Intents as they are recorded until they are answered. */
public final class ProviderCalls {

    public static final String CHARGE = "charge";
    public static final String CANCEL_CHARGE = "cancel-charge";
    public static final String REFUND = "refund";

    private static final byte[] NOTHING = {};

    private final ProviderJson json;

    public ProviderCalls(ObjectMapper mapper) {
        this.json = new ProviderJson(mapper);
    }

    public static String key(PaymentIntent.Kind kind, UUID orderId) {
        return destination(kind) + ":" + orderId;
    }

    public CallRequest request(PaymentIntent intent) {
        return new CallRequest(
                key(intent.kind(), intent.orderId()), destination(intent.kind()), body(intent));
    }

    public <T> T read(byte[] request, Class<T> type) {
        try {
            return json.read(request, type);
        } catch (IOException damaged) {
            throw new UncheckedIOException(damaged);
        }
    }

    private byte[] body(PaymentIntent intent) {
        return switch (intent) {
            case Charge(var orderId, var amount, var token) ->
                    json.write(
                            new ChargeRequest(
                                    amount.amountMinor(),
                                    amount.currency(),
                                    token,
                                    orderId.toString()));
            case CancelCharge _ -> NOTHING;
            case Refund(var orderId, var amount) ->
                    json.write(
                            new RefundRequest(
                                    key(PaymentIntent.Kind.CHARGE, orderId),
                                    amount.amountMinor(),
                                    amount.currency()));
        };
    }

    private static String destination(PaymentIntent.Kind kind) {
        return switch (kind) {
            case CHARGE -> CHARGE;
            case CANCEL_CHARGE -> CANCEL_CHARGE;
            case REFUND -> REFUND;
        };
    }
}
