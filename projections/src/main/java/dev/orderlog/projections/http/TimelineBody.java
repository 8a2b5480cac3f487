package dev.orderlog.projections.http;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.orderlog.projections.domain.OrderStatus;
import dev.orderlog.projections.domain.timeline.Step;
import dev.orderlog.projections.domain.timeline.TimelineStep;

import io.micronaut.serde.annotation.Serdeable;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

@Serdeable
record TimelineBody(UUID id, OrderStatus status, long version, List<StepBody> steps) {

    /** @param signal that a person or the carrier has to tell the service, while that is awaited */
    @Serdeable
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record StepBody(
            Step step,
            TimelineStep.State state,
            String service,
            @Nullable String event,
            @Nullable List<String> awaits,
            @Nullable Boolean signal,
            @Nullable Instant since,
            @Nullable Instant endedAt,
            @Nullable Instant due,
            boolean overdue) {

        static StepBody of(TimelineStep told) {
            var step = told.step();
            boolean awaited = !told.awaits().isEmpty();
            return new StepBody(
                    step,
                    told.state(),
                    step.service().code(),
                    told.event(),
                    awaited ? told.awaits() : null,
                    awaited && step.needsSignal() ? true : null,
                    told.since(),
                    told.endedAt(),
                    told.due(),
                    told.overdue());
        }
    }

    /** Differs from another one of the same version when a step has become overdue in between. */
    String tag() {
        return version + "." + steps.stream().filter(StepBody::overdue).count();
    }
}
