package dev.orderlog.eventlog.parked;

import dev.orderlog.eventlog.event.Legible;
import dev.orderlog.eventlog.problem.JsonInput;
import dev.orderlog.eventlog.problem.Problem;
import dev.orderlog.eventlog.problem.ProblemException;
import dev.orderlog.eventlog.service.EventLog;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** What waits for a person in this service, over HTTP. Internal: whoever reaches it may redrive and discard. */
@Controller("/parked")
@ExecuteOn(TaskExecutors.BLOCKING)
@Requires(beans = EventLog.class)
final class ParkedController {

    private static final int PAGE_SIZE_DEFAULT = 100;
    private static final int PAGE_SIZE_MAX = 1_000;
    private static final int REASON_LENGTH_MAX = 500;
    private static final int NAME_LENGTH_MAX = 100;
    private static final int ORDERS_DEFAULT = 50;
    private static final int PER_SECOND_DEFAULT = 10;
    private static final Duration REQUEST_LONGEST = Duration.ofSeconds(2);

    private final EventLog eventLog;

    ParkedController(EventLog eventLog) {
        this.eventLog = eventLog;
    }

    @Get
    HttpResponse<String> list(
            @QueryValue @Nullable String type,
            @QueryValue @Nullable String kind,
            @QueryValue @Nullable String order,
            @QueryValue @Nullable String since,
            @QueryValue @Nullable String after,
            @QueryValue @Nullable Integer limit) {
        var asked = ParkedQuestions.filter(type, kind, order, since);
        var from = ParkedQuestions.cursor(after);
        int size = ParkedQuestions.limit(limit, PAGE_SIZE_DEFAULT, PAGE_SIZE_MAX);
        return ParkedAnswers.of(service(), () -> parked().list(asked, from, size));
    }

    @Get("/acts")
    HttpResponse<String> acts(
            @QueryValue @Nullable String order,
            @QueryValue @Nullable String before,
            @QueryValue @Nullable Integer limit) {
        var from = ParkedQuestions.actId(before);
        int size = ParkedQuestions.limit(limit, PAGE_SIZE_DEFAULT, PAGE_SIZE_MAX);
        return ParkedAnswers.of(
                service(),
                () -> Map.of("acts", parked().acts(Optional.ofNullable(order), from, size)));
    }

    @Get("/{order}")
    HttpResponse<String> show(String order, @QueryValue @Nullable Long behind) {
        return ParkedAnswers.of(
                service(),
                () ->
                        parked().show(order, behind == null ? 0 : behind)
                                .orElseThrow(() -> ParkedAnswers.nothingWaits(order)));
    }

    @Post("/{order}/redrive")
    HttpResponse<String> redrive(
            String order, @Body @Nullable String body, @Header("Orderlog-As") @Nullable String as) {
        var input = ParkedQuestions.body(body);
        boolean dryRun = input.flag("dryRun");
        input.finish("invalid-redrive", "Invalid redrive");
        return ParkedAnswers.of(
                service(),
                () ->
                        parked().redrive(order, dryRun, name(as))
                                .orElseThrow(() -> ParkedAnswers.nothingWaits(order)));
    }

    @Post("/redrive")
    HttpResponse<String> redriveMany(
            @Body @Nullable String body, @Header("Orderlog-As") @Nullable String as) {
        var input = ParkedQuestions.body(body);
        var filter =
                ParkedQuestions.filter(
                        text(input, "type"),
                        text(input, "kind"),
                        text(input, "order"),
                        text(input, "since"));
        var after = ParkedQuestions.cursor(text(input, "after"));
        boolean dryRun = input.flag("dryRun");
        var pace =
                new RedrivePace(
                        number(input, "ordersMax", ORDERS_DEFAULT),
                        number(input, "perSecondMax", PER_SECOND_DEFAULT),
                        REQUEST_LONGEST);
        input.finish("invalid-redrive", "Invalid redrive");
        return ParkedAnswers.of(
                service(), () -> parked().redrive(filter, after, pace, dryRun, name(as)));
    }

    @Post("/{order}/discard")
    HttpResponse<String> discard(
            String order, @Body @Nullable String body, @Header("Orderlog-As") @Nullable String as) {
        var input = JsonInput.parse(body);
        var reason = input.text("reason", REASON_LENGTH_MAX);
        boolean all = input.flag("all");
        var call = Optional.ofNullable(text(input, "call"));
        if (all && call.isPresent()) {
            input.wrong("call", "must not be given together with all");
        }
        input.finish("invalid-discard", "Invalid discard");
        return ParkedAnswers.of(
                service(),
                () ->
                        parked().discard(order, call, all, name(as), reason)
                                .orElseThrow(() -> ParkedAnswers.nothingWaits(order)));
    }

    private ParkedOrders parked() {
        return eventLog.parked()
                .orElseThrow(() ->
                        new ProblemException(
                                Problem.of(
                                        HttpStatus.SERVICE_UNAVAILABLE,
                                        "The service is still starting."),
                                Duration.ofSeconds(1)));
    }

    private String service() {
        return eventLog.service().orElse("");
    }

    private static @Nullable String text(JsonInput input, String field) {
        return input.optionalText(field, REASON_LENGTH_MAX);
    }

    private static int number(JsonInput input, String field, int instead) {
        return input.has(field) ? (int) input.wholeNumber(field, 1, PAGE_SIZE_MAX) : instead;
    }

    private static String name(@Nullable String as) {
        return as == null || as.isBlank() ? "unnamed" : Legible.line(as.strip(), NAME_LENGTH_MAX);
    }
}
