package dev.orderlog.orders.cancel;

import static dev.orderlog.orders.OrderApi.SOURCE;

import dev.orderlog.eventlog.batch.Message;
import dev.orderlog.eventlog.batch.Outcome;
import dev.orderlog.eventlog.event.TraceParent;
import dev.orderlog.eventlog.problem.JsonInput;
import dev.orderlog.eventlog.problem.Problem;
import dev.orderlog.eventlog.problem.ProblemException;
import dev.orderlog.eventlog.service.ServiceRuntime;
import dev.orderlog.orders.ConsistencyToken;
import dev.orderlog.orders.OrderId;
import dev.orderlog.orders.OrderMessage;
import dev.orderlog.orders.OrderReply;
import dev.orderlog.orders.OrderReply.Answered;
import dev.orderlog.orders.domain.OrderCommand.RequestCancellation;
import dev.orderlog.orders.domain.OrderDecision.Decided;
import dev.orderlog.orders.domain.OrderDecision.Refusal;
import dev.orderlog.orders.domain.OrderDecision.Refused;
import dev.orderlog.orders.domain.OrderState;
import dev.orderlog.orders.domain.Reason;

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
import java.util.regex.Pattern;

@Controller("/orders")
final class CancelController {

    private static final Pattern REASON = Pattern.compile("[a-z][a-z0-9_]{0,63}");

    private final ServiceRuntime<OrderState, OrderMessage, OrderReply> orders;
    private final InstantSource clock;

    CancelController(
            ServiceRuntime<OrderState, OrderMessage, OrderReply> orders, InstantSource clock) {
        this.orders = orders;
        this.clock = clock;
    }

    @Post("/{id}/cancellation")
    @Operation(
            operationId = "cancelOrder",
            summary = "Ask for the order's cancellation",
            description =
                    "Accepted means asked for: a shipment that was picked up cannot be cancelled"
                            + " any more. Asking again changes nothing.",
            tags = "orders")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(ref = "#/components/schemas/Cancellation")))
    @ApiResponse(responseCode = "202", ref = "#/components/responses/CancellationAccepted")
    @ApiResponse(responseCode = "400", ref = "#/components/responses/BadRequest")
    @ApiResponse(responseCode = "404", ref = "#/components/responses/UnknownOrder")
    @ApiResponse(responseCode = "409", ref = "#/components/responses/OrderEnded")
    @ApiResponse(responseCode = "503", ref = "#/components/responses/AskAgain")
    CompletionStage<MutableHttpResponse<CancelledOrder>> cancel(
            String id, @Body @Nullable String body, @Header @Nullable String traceparent) {
        var orderId = OrderId.parse(id);
        var now = clock.instant();
        var command = new RequestCancellation(orderId, reason(body), now);
        var message =
                Message.asked(
                        orderId,
                        new OrderMessage(command),
                        now,
                        TraceParent.continueOrStart(traceparent));
        return orders.submit(message).thenApply(outcome -> answer(orderId, outcome));
    }

    private static Reason reason(@Nullable String body) {
        if (body == null || body.isEmpty()) {
            return Reason.CUSTOMER_REQUEST;
        }
        var input = JsonInput.parse(body);
        var reason =
                input.has("reason")
                        ? new Reason(
                                input.text("reason", REASON, "a code such as customer_request"))
                        : Reason.CUSTOMER_REQUEST;
        if (reason.isOurs() && !reason.equals(Reason.CUSTOMER_REQUEST)) {
            input.wrong("reason", "must not be one that only the platform gives");
        }
        input.finish("invalid-cancellation", "Invalid cancellation");
        return reason;
    }

    private static MutableHttpResponse<CancelledOrder> answer(
            UUID orderId, Outcome<OrderReply> outcome) {
        if (outcome
                instanceof
                Outcome.Decided<OrderReply>(Answered(var decision), var _, var sequence)) {
            return switch (decision) {
                case Decided _ -> accepted(orderId, sequence);
                case Refused(var reason) -> refused(orderId, reason, sequence);
            };
        }
        throw new IllegalStateException("not of a cancellation: " + outcome);
    }

    private static MutableHttpResponse<CancelledOrder> refused(
            UUID orderId, Refusal reason, long sequence) {
        return switch (reason) {
            case CANCELLATION_UNDER_WAY -> accepted(orderId, sequence);
            case ORDER_UNKNOWN -> throw OrderId.unknown(orderId);
            case ALREADY_COMPLETED -> throw ended("The order is completed.");
            case ALREADY_CANCELLED -> throw ended("The order is cancelled already.");
            case ALREADY_PLACED, STEP_PASSED, CANCELLATION_NOT_REQUESTED ->
                    throw new IllegalStateException("not of a cancellation: " + reason);
        };
    }

    private static MutableHttpResponse<CancelledOrder> accepted(UUID orderId, long sequence) {
        return HttpResponse.<CancelledOrder>accepted(
                        UriBuilder.of("/orders").path(orderId.toString()).build())
                .header(ConsistencyToken.HEADER, new ConsistencyToken(SOURCE, sequence).toString())
                .body(new CancelledOrder(orderId, "CANCELLING"));
    }

    private static ProblemException ended(String detail) {
        return new ProblemException(
                new Problem(HttpStatus.CONFLICT, "order-ended", "Order ended", detail));
    }
}
