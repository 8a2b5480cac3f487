package dev.orderlog.orders.query;

import dev.orderlog.orders.query.SeenOrders.Seen;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.client.ProxyHttpClient;
import io.micronaut.http.client.annotation.Client;
import io.micronaut.http.client.exceptions.HttpClientException;

import jakarta.inject.Singleton;

import org.reactivestreams.Publisher;

import reactor.core.publisher.Flux;

import java.net.URI;
import java.util.List;

/** Passes a request for a stream on to projections, and the stream back as it comes. */
@Singleton
class ProjectionsStream {

    private final ProxyHttpClient projections;
    private final Questions questions;

    ProjectionsStream(
            @Client(id = "projections-streams") ProxyHttpClient projections, Questions questions) {
        this.projections = projections;
        this.questions = questions;
    }

    Publisher<? extends HttpResponse<?>> follow(Seen seen, HttpRequest<?> request) {
        return firstThatAnswers(questions.about(seen, "events"), request);
    }

    private Flux<MutableHttpResponse<?>> firstThatAnswers(
            List<URI> instances, HttpRequest<?> request) {
        if (instances.isEmpty()) {
            return Flux.error(Questions.unreachable());
        }
        var others = instances.subList(1, instances.size());
        return Flux.from(projections.proxy(request.mutate().uri(instances.getFirst())))
                .onErrorResume(HttpClientException.class, _ -> firstThatAnswers(others, request))
                .map(ProjectionsStream::known);
    }

    /** We know the order: the view that does not is only late. */
    private static MutableHttpResponse<?> known(MutableHttpResponse<?> answer) {
        if (answer.status() == HttpStatus.NOT_FOUND) {
            throw Questions.notSeenYet();
        }
        return answer;
    }
}
