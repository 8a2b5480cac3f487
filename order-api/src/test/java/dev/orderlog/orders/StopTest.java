package dev.orderlog.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orderlog.embedded.ChildJvm;
import dev.orderlog.embedded.JvmLaunch;
import dev.orderlog.embedded.Ports;
import dev.orderlog.embedded.SharedServers;
import dev.orderlog.testkit.log.ServiceServers;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** SIGTERM, with the settings that the images have. */
class StopTest {

    private static final Duration CEILING = Duration.ofSeconds(60);

    /** The last word of a member is handled after it has gone; one that says none is missed for 6 to 8 seconds by the brokers here. */
    private static final Duration LEFT_WITHIN = Duration.ofSeconds(4);

    private static final int WAITING = 8;
    private static final int SIGTERM_STATUS = 143;
    private static final String ORDER =
            """
            {"customerId": "ada", "currency": "EUR", "paymentToken": "tok_approve",
             "lines": [{"sku": "cup", "quantity": 1, "unitPriceMinor": 950}],
             "shippingAddress": {"name": "Ada", "line1": "1 Street", "city": "London", "postalCode": "N1", "country": "GB"}}
            """;

    @TempDir private Path folder;
    private final ServiceServers servers = ServiceServers.fresh("stopped_orders");
    private final HttpClient http = HttpClient.newHttpClient();

    /** Services of other tests may be members as well. */
    private Set<String> others;

    private int port;
    private ChildJvm service;

    @BeforeEach
    void aRunningService() throws Exception {
        others = members();
        port = Ports.free();
        var configuration = servers.configuration();
        configuration.put("micronaut.server.port", port);
        configuration.put("micronaut.lifecycle.graceful-shutdown.enabled", true);
        configuration.put("micronaut.lifecycle.graceful-shutdown.grace-period", "10s");
        service =
                ChildJvm.start(
                        JvmLaunch.ofMain("order-api", folder, OrderApi.class)
                                .withJvmFlags(flags(configuration)));
        await().atMost(CEILING).ignoreExceptions().until(() -> get("/health/readiness") == 200);
    }

    @AfterEach
    void stop() {
        service.close();
        http.close();
    }

    @Test
    void requests_that_were_taken_are_answered_and_the_group_is_left_at_once() throws Exception {
        try (var lock = servers.connect()) {
            lock.setAutoCommit(false);
            lock.createStatement().execute("lock table event in exclusive mode");
            var answers = IntStream.range(0, WAITING).mapToObj(_ -> place()).toList();
            await().atMost(CEILING).until(() -> writersWaitFor(lock));

            ProcessHandle.of(service.pid()).orElseThrow().destroy();
            await().atMost(CEILING).until(this::takesNothingNew);
            lock.rollback();

            assertThat(answers)
                    .allSatisfy(answer ->
                            assertThat(answer.get(30, TimeUnit.SECONDS).statusCode())
                                    .isEqualTo(202));
        }
        var ended = service.ended().get(30, TimeUnit.SECONDS);

        assertThat(ended.exitValue()).isEqualTo(SIGTERM_STATUS);
        await("long before the session of a lost member ends")
                .atMost(LEFT_WITHIN)
                .untilAsserted(() -> assertThat(members()).isSubsetOf(others));
        assertThat(events()).isEqualTo(WAITING);
    }

    private CompletableFuture<HttpResponse<String>> place() {
        return http.sendAsync(
                HttpRequest.newBuilder(uri("/orders"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(ORDER))
                        .build(),
                BodyHandlers.ofString());
    }

    private static boolean writersWaitFor(java.sql.Connection lock) throws SQLException {
        try (var rows =
                lock.createStatement()
                        .executeQuery(
                                "select count(*) from pg_locks where not granted and relation ="
                                        + " 'event'::regclass")) {
            rows.next();
            return rows.getInt(1) > 0;
        }
    }

    private boolean takesNothingNew() throws InterruptedException {
        try {
            return get("/health/liveness") >= 500;
        } catch (IOException refused) {
            return true;
        }
    }

    private int get(String path) throws IOException, InterruptedException {
        try (var another = HttpClient.newHttpClient()) {
            return another.send(
                            HttpRequest.newBuilder(uri(path))
                                    .timeout(Duration.ofSeconds(5))
                                    .build(),
                            BodyHandlers.discarding())
                    .statusCode();
        }
    }

    private static Set<String> members() throws Exception {
        try (var admin =
                Admin.create(
                        Map.of("bootstrap.servers", SharedServers.kafka().bootstrapServers()))) {
            return admin
                    .describeConsumerGroups(List.of("order-api"))
                    .describedGroups()
                    .get("order-api")
                    .get()
                    .members()
                    .stream()
                    .map(MemberDescription::consumerId)
                    .collect(Collectors.toSet());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return Set.of();
            }
            throw e;
        }
    }

    private int events() throws SQLException {
        try (var connection = servers.connect();
                var rows =
                        connection
                                .createStatement()
                                .executeQuery("select count(*) from event where said")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private static String[] flags(Map<String, Object> configuration) {
        return configuration.entrySet().stream()
                .map(entry -> "-D" + entry.getKey() + "=" + entry.getValue())
                .toArray(String[]::new);
    }
}
