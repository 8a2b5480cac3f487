package dev.orderlog.orders.place;

import static dev.orderlog.orders.OrderApi.SOURCE;

import dev.orderlog.eventlog.batch.Message;
import dev.orderlog.eventlog.batch.Outcome;
import dev.orderlog.eventlog.event.EventIds;
import dev.orderlog.eventlog.event.TraceParent;
import dev.orderlog.eventlog.problem.JsonInput;
import dev.orderlog.eventlog.problem.Problem;
import dev.orderlog.eventlog.problem.ProblemException;
import dev.orderlog.eventlog.service.ServiceRuntime;
import dev.orderlog.orders.ConsistencyToken;
import dev.orderlog.orders.OrderMessage;
import dev.orderlog.orders.OrderReply;
import dev.orderlog.orders.OrderReply.Answered;
import dev.orderlog.orders.OrderReply.AnsweredBefore;
import dev.orderlog.orders.OrderReply.KeyReused;
import dev.orderlog.orders.domain.OrderCommand.Place;
import dev.orderlog.orders.domain.OrderState;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.uri.UriBuilder;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;

import org.jspecify.annotations.Nullable;

import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

@Controller("/orders")
final class PlaceController {

    private final ServiceRuntime<OrderState, OrderMessage, OrderReply> orders;
    private final PlacementReader placements;
    private final KeysInFlight keys;
    private final InstantSource clock;

    PlaceController(
            ServiceRuntime<OrderState, OrderMessage, OrderReply> orders,
            PlacementReader placements,
            KeysInFlight keys,
            InstantSource clock) {
        this.orders = orders;
        this.placements = placements;
        this.keys = keys;
        this.clock = clock;
    }

    @Post
    @Operation(
            operationId = "placeOrder",
            summary = "Place an order",
            description =
                    "With an Idempotency-Key the same order can be sent again: a repeat gets the"
                            + " first answer. Keys are kept for 24 hours"
                            + " (orderlog.orders.idempotency-keys.lifetime).",
            tags = "orders")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(ref = "#/components/schemas/OrderToPlace")))
    @ApiResponse(responseCode = "202", ref = "#/components/responses/Placed")
    @ApiResponse(responseCode = "400", ref = "#/components/responses/BadRequest")
    @ApiResponse(responseCode = "409", ref = "#/components/responses/RequestInProgress")
    @ApiResponse(responseCode = "413", ref = "#/components/responses/TooLarge")
    @ApiResponse(responseCode = "415", ref = "#/components/responses/NotJson")
    @ApiResponse(responseCode = "422", ref = "#/components/responses/KeyReused")
    @ApiResponse(responseCode = "503", ref = "#/components/responses/AskAgain")
    CompletionStage<MutableHttpResponse<PlacedOrder>> place(
            @Body @Nullable String body,
            @Header("Idempotency-Key") @Nullable String idempotencyKey,
            @Header @Nullable String traceparent) {
        var key = keys.read(idempotencyKey);
        var input = JsonInput.parse(body);
        var placement = placements.read(input);
        var now = clock.instant();
        var orderId = EventIds.next();
        var claim = key == null ? null : new KeyClaim(key, input.fingerprint(), orderId, now);
        var message =
                Message.asked(
                        orderId,
                        new OrderMessage(new Place(orderId, placement, now), claim),
                        now,
                        TraceParent.continueOrStart(traceparent));
        return keys.once(
                key, () -> orders.submit(message).thenApply(outcome -> accepted(orderId, outcome)));
    }

    private static MutableHttpResponse<PlacedOrder> accepted(
            UUID orderId, Outcome<OrderReply> outcome) {
        if (outcome instanceof Outcome.Decided<OrderReply> decided) {
            return switch (decided.reply()) {
                // The id is new: a refusal can only mean that an earlier attempt did commit.
                case Answered _ -> accepted(orderId);
                case AnsweredBefore(var earlier) -> accepted(earlier);
                case KeyReused _ ->
                        throw new ProblemException(
                                new Problem(
                                        HttpStatus.UNPROCESSABLE_ENTITY,
                                        "idempotency-key-reused",
                                        "Idempotency key reused",
                                        "This Idempotency-Key was used for another order. Use a new"
                                                + " key for a new order."));
            };
        }
        throw new IllegalStateException("not of a command: " + outcome);
    }

    private static MutableHttpResponse<PlacedOrder> accepted(UUID orderId) {
        return HttpResponse.<PlacedOrder>accepted(
                        UriBuilder.of("/orders").path(orderId.toString()).build())
                .header("ETag", "\"1\"")
                .header(ConsistencyToken.HEADER, new ConsistencyToken(SOURCE, 1).toString())
                .body(PlacedOrder.of(orderId));
    }
}
