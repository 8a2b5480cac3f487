package dev.orderlog.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orderlog.embedded.SharedServers;
import dev.orderlog.eventlog.event.EventIds;
import dev.orderlog.schemas.TopicCatalogue;
import dev.orderlog.testkit.http.RecordingServer;
import dev.orderlog.testkit.http.RecordingServer.Answer;
import dev.orderlog.testkit.http.RecordingServer.Request;
import dev.orderlog.testkit.log.Events;
import dev.orderlog.testkit.log.LogReader;
import dev.orderlog.testkit.log.OtherServices;
import dev.orderlog.testkit.log.ServiceServers;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;

import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;

/** The way to the real registry is cut while the service runs, and before it starts. */
class RegistryAwayTest {

    enum Away {
        HANGING_UP,
        SILENT,
        REFUSING
    }

    private final HttpClient http = HttpClient.newHttpClient();
    private final CountDownLatch back = new CountDownLatch(1);
    private final RecordingServer wayToTheRegistry = RecordingServer.start(this::answer);
    private final FakeProvider provider = new FakeProvider();
    private final OtherServices others = new OtherServices();
    private final UUID first = EventIds.next();
    private final UUID second = EventIds.next();
    private volatile Optional<Away> away = Optional.empty();
    private ServiceServers servers;
    private LogReader log;

    @BeforeEach
    void start() {
        servers = ServiceServers.fresh("registry_away");
        log = new LogReader(TopicCatalogue.ORDER_EVENTS);
    }

    @AfterEach
    void stop() throws IOException {
        back.countDown();
        log.close();
        others.close();
        provider.close();
        wayToTheRegistry.close();
        http.close();
    }

    @ParameterizedTest
    @EnumSource
    void known_schemas_are_read_on_and_a_new_one_waits_parking_nothing(Away how) throws Exception {
        try (var payment = startPayment()) {
            place(first);
            log.await(first, "PaymentCharged");

            away = Optional.of(how);
            place(second);
            log.await(second, "PaymentCharged");
            others.say(first, Events.outOfStock(first));
            awaiting()
                    .untilAsserted(() ->
                            assertThat(get(payment, "/health").body())
                                    .contains("DOWN", "listener", "the registry: "));
            assertThat(get(payment, "/parked").body()).contains("\"parked\":[]");

            theRegistryIsBack();
            log.await(first, "PaymentRefunded");
            awaiting().until(() -> get(payment, "/health").statusCode() == 200);
            assertThat(get(payment, "/parked").body()).contains("\"parked\":[]");
        }
    }

    @Test
    void a_service_starts_without_it_and_goes_on_when_it_comes() throws Exception {
        away = Optional.of(Away.HANGING_UP);
        place(first);

        try (var payment = startPayment()) {
            awaiting()
                    .untilAsserted(() ->
                            assertThat(get(payment, "/health").body())
                                    .contains("DOWN", "listener", "the registry: "));

            theRegistryIsBack();
            log.await(first, "PaymentCharged");
            awaiting().until(() -> get(payment, "/health").statusCode() == 200);
            assertThat(get(payment, "/parked").body()).contains("\"parked\":[]");
        }
    }

    private void theRegistryIsBack() {
        away = Optional.empty();
        back.countDown();
    }

    private void place(UUID order) {
        others.say(order, Events.placed(order).setPaymentToken(FakeProvider.APPROVES).build());
    }

    private ApplicationContext startPayment() {
        var configuration = servers.configuration();
        configuration.put("orderlog.payment.provider-url", provider.url());
        configuration.put(
                "orderlog.registry.url",
                wayToTheRegistry.uri() + URI.create(SharedServers.registry().url()).getPath());
        return PaymentService.start(configuration);
    }

    private Optional<Answer> answer(Request request) throws InterruptedException {
        return away.isEmpty()
                ? Optional.of(fromTheRegistry(request))
                : switch (away.get()) {
                    case HANGING_UP -> Optional.empty();
                    case REFUSING -> Optional.of(new Answer(503, "<html>no upstream</html>"));
                    case SILENT -> {
                        back.await();
                        yield Optional.of(fromTheRegistry(request));
                    }
                };
    }

    private Answer fromTheRegistry(Request request) throws InterruptedException {
        var forwarded =
                HttpRequest.newBuilder(
                                URI.create(SharedServers.registry().url()).resolve(request.path()))
                        .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                        .method(request.method(), BodyPublishers.ofString(request.body()))
                        .build();
        try {
            var answer = http.send(forwarded, BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer.body());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private HttpResponse<String> get(ApplicationContext payment, String path)
            throws IOException, InterruptedException {
        var uri = payment.getBean(EmbeddedServer.class).getURI().resolve(path);
        return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }

    private static ConditionFactory awaiting() {
        return await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(50));
    }
}
