package dev.orderlog.quickstart.chaos.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** One service behind all its instances: whoever does not answer, or cannot now, is followed by the other, until somebody does. */
public final class Door {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration ANSWER_MAX = Duration.ofSeconds(6);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration AGAIN_FIRST = Duration.ofMillis(100);
    private static final Duration AGAIN_LONGEST = Duration.ofSeconds(2);

    private final HttpClient http;
    private final List<URI> instances;
    private final CountDownLatch closing;
    private final Duration answerMax;
    private final AtomicInteger turn = new AtomicInteger();
    private final AtomicInteger inVain = new AtomicInteger();

    public record Answer(int status, JsonNode body) {}

    /** @param closing when this is down, nobody is asked any more */
    public Door(HttpClient http, List<URI> instances, CountDownLatch closing) {
        this(http, instances, closing, ANSWER_MAX);
    }

    private Door(HttpClient http, List<URI> instances, CountDownLatch closing, Duration answerMax) {
        this.http = http;
        this.instances = List.copyOf(instances);
        this.closing = closing;
        this.answerMax = answerMax;
    }

    /** The same, waiting long for each answer: for what should not be asked twice. */
    public Door patient() {
        return new Door(http, instances, closing, PATIENCE);
    }

    /** Attempts that brought no definite answer. */
    public int inVain() {
        return inVain.get();
    }

    /** Empty only when this was closed before anybody gave one of the definite answers. */
    public Optional<Answer> post(
            String path, Object body, Map<String, String> headers, Set<Integer> definite) {
        var request = new Request(path, Optional.of(body), headers);
        return untilDefinite(request, definite);
    }

    public Optional<Answer> get(String path, Set<Integer> definite) {
        return untilDefinite(new Request(path, Optional.empty(), Map.of()), definite);
    }

    private record Request(String path, Optional<Object> body, Map<String, String> headers) {}

    private Optional<Answer> untilDefinite(Request request, Set<Integer> definite) {
        int instance = turn.getAndIncrement();
        var pause = AGAIN_FIRST;
        while (true) {
            var answer = ask(instances.get(Math.floorMod(instance, instances.size())), request);
            if (answer.filter(given -> definite.contains(given.status())).isPresent()) {
                return answer;
            }
            inVain.incrementAndGet();
            instance++;
            if (closedWithin(pause)) {
                return Optional.empty();
            }
            pause = pause.multipliedBy(2);
            pause = pause.compareTo(AGAIN_LONGEST) > 0 ? AGAIN_LONGEST : pause;
        }
    }

    private Optional<Answer> ask(URI instance, Request request) {
        try {
            var question =
                    HttpRequest.newBuilder(instance.resolve(request.path()))
                            .timeout(answerMax)
                            .header("Accept", "application/json, application/problem+json");
            if (request.body().isPresent()) {
                var json = JSON.writeValueAsString(request.body().get());
                question.header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(json));
            }
            request.headers().forEach(question::header);
            var answer = http.send(question.build(), BodyHandlers.ofString());
            return Optional.of(new Answer(answer.statusCode(), parse(answer.body())));
        } catch (IOException notNow) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static JsonNode parse(String body) throws IOException {
        return body.isEmpty() ? JSON.createObjectNode() : JSON.readTree(body);
    }

    private boolean closedWithin(Duration time) {
        try {
            return closing.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
