package dev.orderlog.orders.query;

import dev.orderlog.orders.ConsistencyToken;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;

import org.jspecify.annotations.Nullable;

@Controller("/orders/{id}/events")
@ExecuteOn(TaskExecutors.BLOCKING)
final class EventsController {

    static final String LAST_EVENT_ID = "Last-Event-ID";

    private final SeenOrders orders;
    private final ProjectionsStream projections;

    EventsController(SeenOrders orders, ProjectionsStream projections) {
        this.orders = orders;
        this.projections = projections;
    }

    @Get(produces = MediaType.TEXT_EVENT_STREAM)
    @Operation(
            operationId = "followOrder",
            summary = "The order's events as they happen, as server-sent events",
            description =
                    "The id of an event is the version of the order that it made, its type is the"
                        + " event's, its data an entry of the history as JSON. The stream ends with"
                        + " the order. Comments are signs of life.",
            tags = "orders")
    @ApiResponse(
            responseCode = "200",
            description = "Events until the order ends.",
            content =
                    @Content(
                            mediaType = MediaType.TEXT_EVENT_STREAM,
                            schema = @Schema(type = "string")))
    @ApiResponse(responseCode = "204", description = "Last-Event-ID names the end of the order.")
    @ApiResponse(responseCode = "400", ref = "#/components/responses/BadRequest")
    @ApiResponse(responseCode = "404", ref = "#/components/responses/UnknownOrder")
    @ApiResponse(responseCode = "503", ref = "#/components/responses/AskAgain")
    HttpResponse<?> follow(
            String id,
            @Header(ConsistencyToken.HEADER) @Nullable String token,
            @Header(LAST_EVENT_ID)
                    @Parameter(
                            description = "The stream goes on behind that event.",
                            schema = @Schema(type = "string", pattern = "^[0-9]{1,18}$"))
                    @Nullable String lastEventId) {
        return projections.follow(orders.seen(id, token), lastEventId);
    }
}
