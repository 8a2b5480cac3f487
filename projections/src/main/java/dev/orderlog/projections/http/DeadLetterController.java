package dev.orderlog.projections.http;

import dev.orderlog.projections.domain.DeadLetter;
import dev.orderlog.projections.read.DeadLetterQueries;
import dev.orderlog.projections.read.Views;
import dev.orderlog.projections.topology.StoreNames;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.SerdeImport;

import java.util.ArrayList;
import java.util.Comparator;

@Controller("/dead-letters")
@ExecuteOn(TaskExecutors.BLOCKING)
@SerdeImport(DeadLetter.class)
class DeadLetterController {

    private static final int SHOWN_MAX = 100;

    private final Views views;
    private final DeadLetterQueries letters;
    private final Instances instances;

    DeadLetterController(Views views, DeadLetterQueries letters, Instances instances) {
        this.views = views;
        this.letters = letters;
        this.instances = instances;
    }

    /** The latest records that could not be folded, the newest first. */
    @Get
    DeadLettersBody latest(HttpRequest<?> request) {
        var found = new ArrayList<>(letters.here());
        if (!Instances.isAskedByInstance(request)) {
            for (var other : views.othersHolding(StoreNames.ORDER_DEAD_LETTERS)) {
                found.addAll(instances.partOf(request, other, DeadLettersBody.class).deadLetters());
            }
        }
        return new DeadLettersBody(
                found.stream()
                        .sorted(Comparator.comparing(DeadLetter::time).reversed())
                        .limit(SHOWN_MAX)
                        .toList());
    }
}
