package dev.orderlog.shipping.carrier;

import dev.orderlog.eventlog.batch.Decision.CallRequest;
import dev.orderlog.shipping.domain.ShippingIntent;
import dev.orderlog.shipping.domain.ShippingIntent.CreateLabel;
import dev.orderlog.shipping.domain.ShippingIntent.VoidLabel;

import io.micronaut.serde.ObjectMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;

/** Intents as they are recorded until they are answered. */
public final class CarrierCalls {

    public static final String CREATE_LABEL = "create-label";
    public static final String VOID_LABEL = "void-label";

    private final CarrierJson json;

    public CarrierCalls(ObjectMapper mapper) {
        this.json = new CarrierJson(mapper);
    }

    public CallRequest request(ShippingIntent intent) {
        return switch (intent) {
            case CreateLabel(var orderId, var parcel) ->
                    new CallRequest(
                            "label:" + orderId,
                            CREATE_LABEL,
                            json.write(LabelRequest.of(orderId, parcel)));
            case VoidLabel(var orderId, var labelId, var attempt) ->
                    new CallRequest(
                            voidKey(orderId, attempt),
                            VOID_LABEL,
                            json.write(new VoidRequest(labelId, attempt)));
        };
    }

    public <T> T read(byte[] request, Class<T> type) {
        try {
            return json.read(request, type);
        } catch (IOException damaged) {
            throw new UncheckedIOException(damaged);
        }
    }

    private static String voidKey(UUID orderId, int attempt) {
        return attempt == 1 ? "void:" + orderId : "void:" + orderId + ":" + attempt;
    }
}
