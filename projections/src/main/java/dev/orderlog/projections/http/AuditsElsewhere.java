package dev.orderlog.projections.http;

import dev.orderlog.eventlog.problem.Problem;
import dev.orderlog.eventlog.problem.ProblemException;
import dev.orderlog.projections.audit.jobs.Audit;
import dev.orderlog.projections.audit.jobs.AuditJson;
import dev.orderlog.projections.read.Unavailable;
import dev.orderlog.projections.read.Views;
import dev.orderlog.projections.topology.StoreNames;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;

/** The audits of the other instances. An id does not say whose it is: they are asked one after the other. */
@Singleton
final class AuditsElsewhere {

    private final Views views;
    private final Instances instances;

    AuditsElsewhere(Views views, Instances instances) {
        this.views = views;
        this.instances = instances;
    }

    /** The answer of the one that knows it. */
    HttpResponse<?> ask(HttpRequest<?> request, UUID id) {
        return ask(request, id, instances::passOn);
    }

    /** The same for its file. */
    HttpResponse<?> askForFile(HttpRequest<?> request, UUID id) {
        return ask(request, id, instances::passOnFile);
    }

    private HttpResponse<?> ask(
            HttpRequest<?> request, UUID id, BiFunction<HttpRequest<?>, URI, HttpResponse<?>> how) {
        @Nullable ProblemException silent = null;
        for (var other : others(request)) {
            try {
                var answer = how.apply(request, other);
                if (answer.code() != HttpStatus.NOT_FOUND.getCode()) {
                    return answer;
                }
            } catch (ProblemException unreachable) {
                silent = unreachable;
            }
        }
        throw silent == null ? unknown(id) : silent;
    }

    /** With those of the other instances; an answer that lacks some would be taken for all of them. */
    List<Audit> together(HttpRequest<?> request, List<Audit> here) {
        var all = new ArrayList<>(here);
        for (var other : others(request)) {
            all.addAll(of(request, other));
        }
        all.sort(Comparator.comparing(Audit::id).reversed());
        return all;
    }

    private List<Audit> of(HttpRequest<?> request, URI other) {
        var answer = instances.passOn(request, other);
        if (answer.code() != HttpStatus.OK.getCode() || !(answer.body() instanceof byte[] told)) {
            throw Unavailable.unreachable(other);
        }
        try {
            return AuditJson.list(told);
        } catch (IOException unreadable) {
            throw Unavailable.unreachable(other);
        }
    }

    private List<URI> others(HttpRequest<?> request) {
        return Instances.isAskedByInstance(request)
                ? List.of()
                : views.othersHolding(StoreNames.ORDERS);
    }

    private static ProblemException unknown(UUID id) {
        return new ProblemException(
                new Problem(
                        HttpStatus.NOT_FOUND,
                        "unknown-audit",
                        "There is no such audit",
                        "audit " + id + "; ended ones are forgotten after a while"));
    }
}
