package dev.orderlog.eventlog.parked;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

import dev.orderlog.eventlog.batch.FailureKind;
import dev.orderlog.eventlog.problem.Problem;
import dev.orderlog.eventlog.problem.ProblemException;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;

import java.time.Duration;

/** Answers of the controller as JSON, and the problems it may meet. */
final class ParkedAnswers {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .addModule(new JavaTimeModule())
                    .addModule(
                            new SimpleModule()
                                    .addSerializer(ParkedCursor.class, new ToStringSerializer()))
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .serializationInclusion(JsonInclude.Include.NON_NULL)
                    .build();

    private ParkedAnswers() {}

    /** What is asked of the parked orders. */
    interface Question {
        Object ask() throws Exception;
    }

    static HttpResponse<String> of(String service, Question question) {
        try {
            var body = MAPPER.createObjectNode().put("service", service);
            body.setAll((ObjectNode) MAPPER.valueToTree(question.ask()));
            return HttpResponse.ok(MAPPER.writeValueAsString(body))
                    .contentType(MediaType.APPLICATION_JSON_TYPE);
        } catch (ProblemException problem) {
            throw problem;
        } catch (Discarding.SeveralCallsException several) {
            throw new ProblemException(
                    new Problem(
                            HttpStatus.CONFLICT,
                            "several-calls",
                            "Several calls wait",
                            "Say " + several.getMessage() + ", or all."));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw away("The service stops.");
        } catch (Exception failed) {
            if (FailureKind.of(failed) == FailureKind.CULPRIT) {
                throw new IllegalStateException(failed);
            }
            throw away(Reason.of(failed).words());
        }
    }

    static ProblemException nothingWaits(String order) {
        return new ProblemException(
                new Problem(
                        HttpStatus.NOT_FOUND,
                        "not-parked",
                        "Not parked",
                        "Nothing of " + order + " waits in this service."));
    }

    private static ProblemException away(String why) {
        return new ProblemException(
                new Problem(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "part-away",
                        "A part is away",
                        why + " What was done until then is done; ask again for the rest."),
                RETRY_AFTER);
    }
}
