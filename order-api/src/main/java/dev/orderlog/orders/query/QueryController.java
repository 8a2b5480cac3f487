package dev.orderlog.orders.query;

import dev.orderlog.orders.ConsistencyToken;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;

import org.jspecify.annotations.Nullable;

@Controller("/orders/{id}")
@ExecuteOn(TaskExecutors.BLOCKING)
final class QueryController {

    private final SeenOrders orders;
    private final ProjectionsClient projections;

    QueryController(SeenOrders orders, ProjectionsClient projections) {
        this.orders = orders;
        this.projections = projections;
    }

    @Get
    @Operation(operationId = "showOrder", summary = "The order as it is now", tags = "orders")
    @ApiResponse(
            responseCode = "200",
            description = "The order.",
            content = @Content(schema = @Schema(ref = "#/components/schemas/Order")))
    @ApiResponse(responseCode = "304", description = "The order is what If-None-Match names.")
    @ApiResponse(responseCode = "400", ref = "#/components/responses/BadRequest")
    @ApiResponse(responseCode = "404", ref = "#/components/responses/UnknownOrder")
    @ApiResponse(responseCode = "503", ref = "#/components/responses/AskAgain")
    HttpResponse<byte[]> show(
            String id,
            @Header(ConsistencyToken.HEADER) @Nullable String token,
            @Header("If-None-Match") @Nullable String ifNoneMatch) {
        return ask(id, "", token, ifNoneMatch);
    }

    @Get("/history")
    @Operation(
            operationId = "showHistory",
            summary = "Everything that happened to the order, with causes",
            tags = "orders")
    @ApiResponse(
            responseCode = "200",
            description = "The order's events, in order.",
            content = @Content(schema = @Schema(ref = "#/components/schemas/History")))
    @ApiResponse(responseCode = "304", description = "The history is what If-None-Match names.")
    @ApiResponse(responseCode = "400", ref = "#/components/responses/BadRequest")
    @ApiResponse(responseCode = "404", ref = "#/components/responses/UnknownOrder")
    @ApiResponse(responseCode = "503", ref = "#/components/responses/AskAgain")
    HttpResponse<byte[]> history(
            String id,
            @Header(ConsistencyToken.HEADER) @Nullable String token,
            @Header("If-None-Match") @Nullable String ifNoneMatch) {
        return ask(id, "history", token, ifNoneMatch);
    }

    @Get("/timeline")
    @Operation(
            operationId = "showTimeline",
            summary =
                    "What is done, and what the order waits for: from whom, since when, overdue or"
                            + " not",
            tags = "orders")
    @ApiResponse(
            responseCode = "200",
            description = "The order's steps, in the order of the choreography.",
            content = @Content(schema = @Schema(ref = "#/components/schemas/Timeline")))
    @ApiResponse(responseCode = "304", description = "The timeline is what If-None-Match names.")
    @ApiResponse(responseCode = "400", ref = "#/components/responses/BadRequest")
    @ApiResponse(responseCode = "404", ref = "#/components/responses/UnknownOrder")
    @ApiResponse(responseCode = "503", ref = "#/components/responses/AskAgain")
    HttpResponse<byte[]> timeline(
            String id,
            @Header(ConsistencyToken.HEADER) @Nullable String token,
            @Header("If-None-Match") @Nullable String ifNoneMatch) {
        return ask(id, "timeline", token, ifNoneMatch);
    }

    private HttpResponse<byte[]> ask(
            String id, String what, @Nullable String token, @Nullable String ifNoneMatch) {
        return projections.ask(orders.seen(id, token), what, ifNoneMatch);
    }
}
