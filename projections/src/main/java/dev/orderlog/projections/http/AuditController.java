package dev.orderlog.projections.http;

import dev.orderlog.eventlog.problem.JsonInput;
import dev.orderlog.eventlog.problem.Problem;
import dev.orderlog.eventlog.problem.ProblemException;
import dev.orderlog.projections.audit.jobs.Audit;
import dev.orderlog.projections.audit.jobs.AuditJson;
import dev.orderlog.projections.audit.jobs.AuditSettings;
import dev.orderlog.projections.audit.jobs.Audits;
import dev.orderlog.schemas.TopicCatalogue;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Duration;
import java.util.UUID;

/** Audits that run beside the folding. Each belongs to the instance that was asked for it; any instance tells of it. */
@Controller("/audits")
@ExecuteOn(TaskExecutors.BLOCKING)
class AuditController {

    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    private final Audits audits;
    private final AuditReader reader;
    private final AuditsElsewhere elsewhere;

    AuditController(Audits audits, AuditSettings settings, AuditsElsewhere elsewhere) {
        this.audits = audits;
        this.reader = new AuditReader(TopicCatalogue.load(), settings.selectedMax());
        this.elsewhere = elsewhere;
    }

    @Post
    HttpResponse<String> start(@Body @Nullable String body) {
        var request = reader.read(JsonInput.parse(body));
        var audit = audits.start(request, AuditJson.tree(String.valueOf(body)));
        return told(HttpStatus.ACCEPTED, audit)
                .header(HttpHeaders.LOCATION, "/audits/" + audit.id());
    }

    /** Of all instances, the latest first. */
    @Get
    HttpResponse<String> all(HttpRequest<?> request) {
        return json(HttpStatus.OK, AuditJson.of(elsewhere.together(request, audits.all())));
    }

    @Get("/{id}")
    HttpResponse<?> show(UUID id, HttpRequest<?> request) {
        var found = audits.find(id);
        return found.isPresent() ? told(HttpStatus.OK, found.get()) : elsewhere.ask(request, id);
    }

    @Get(value = "/{id}/result", produces = MediaType.ALL)
    HttpResponse<?> result(UUID id, HttpRequest<?> request) throws IOException {
        var found = audits.find(id);
        return found.isPresent()
                ? file(found.get()).answer(request)
                : elsewhere.askForFile(request, id);
    }

    private ResultFile file(Audit audit) {
        if (audit.isRunning()) {
            throw new ProblemException(
                    new Problem(
                            HttpStatus.CONFLICT,
                            "audit-running",
                            "The audit is not over yet",
                            "it has read %d %% of the log".formatted(audit.progress().percent())),
                    LOOK_AGAIN);
        }
        var result = audit.result();
        if (result == null) {
            throw new ProblemException(
                    new Problem(
                            HttpStatus.NOT_FOUND,
                            "no-result",
                            "The audit has left no file",
                            "what it found stands in GET /audits/" + audit.id()));
        }
        return new ResultFile(audit, result, audits.file(audit, result));
    }

    /** Lets a running audit end; forgets an ended one with its file. */
    @Delete("/{id}")
    HttpResponse<?> withdraw(UUID id, HttpRequest<?> request) {
        var was = audits.withdraw(id);
        return was.isEmpty()
                ? elsewhere.ask(request, id)
                : was.get().isRunning()
                        ? told(HttpStatus.ACCEPTED, was.get())
                        : HttpResponse.noContent();
    }

    private static MutableHttpResponse<String> told(HttpStatus status, Audit audit) {
        return json(status, AuditJson.of(audit));
    }

    private static MutableHttpResponse<String> json(HttpStatus status, String body) {
        return HttpResponse.<String>status(status)
                .contentType(MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(body);
    }
}
