package dev.orderlog.projections.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.orderlog.projections.log.EventStream;
import dev.orderlog.projections.log.Events;

import org.apache.avro.file.DataFileReader;
import org.apache.avro.file.SeekableByteArrayInput;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** Two instances: each is asked for audits of its own and of the other. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuditsIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final UUID order = UUID.randomUUID();
    private Rig rig;
    private Rig.Instance instance;
    private Rig.Instance other;

    @BeforeAll
    void start(@TempDir Path stateDir) throws Exception {
        rig = new Rig();
        rig.publish(
                rig.stream(order),
                Events.placed(order),
                Events.charged(order),
                Events.reserved(order));
        var application = "audits-" + UUID.randomUUID();
        instance = rig.start(application, stateDir.resolve("one"));
        other = rig.start(application, stateDir.resolve("other"));
        await().atMost(Rig.CEILING).until(() -> instance.isReady() && other.isReady());
    }

    @AfterAll
    void stop() throws Exception {
        instance.close();
        other.close();
        rig.close();
    }

    @Test
    void a_replay_is_begun_told_of_and_fetched() throws Exception {
        var begun = instance.post("/audits", json(replay("")));

        assertThat(begun.statusCode()).isEqualTo(202);
        assertThat(begun.headers().firstValue("Content-Type")).hasValue("application/json");
        var place = begun.headers().firstValue("Location").orElseThrow();
        assertThat(place).isEqualTo("/audits/" + JSON.readTree(begun.body()).get("id").asText());
        assertThat(JSON.readTree(begun.body()).get("state").asText()).isEqualTo("running");

        var audit = ended(instance, place);
        assertThat(audit.get("state").asText()).isEqualTo("done");
        assertThat(audit.at("/progress/percent").asInt()).isEqualTo(100);
        assertThat(audit.at("/report/selected").asInt()).isEqualTo(3);
        assertThat(audit.at("/request/orders/0").asText()).isEqualTo(order.toString());
        var file = instance.get(place + "/result");
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.headers().firstValue("Content-Disposition").orElseThrow())
                .contains("replay.ndjson\"")
                .doesNotContain("partial");
        assertThat(file.headers().firstValue("Orderlog-Audit-State")).hasValue("done");
        assertThat(file.body().lines().map(line -> type(line)))
                .containsExactly("OrderPlaced", "PaymentCharged", "InventoryReserved");
        assertThat((long) file.body().length()).isEqualTo(audit.at("/result/bytes").asLong());
    }

    @Test
    void a_file_can_be_fetched_part_by_part() {
        var place = done(instance, replay("")) + "/result";
        var whole = instance.ask("GET", place);
        var version = whole.headers().firstValue("ETag").orElseThrow();
        int length = whole.body().length;

        assertThat(whole.headers().firstValue("Accept-Ranges")).hasValue("bytes");
        part(place, "bytes=0-0", version, 0, 1, whole.body());
        part(place, "bytes=7-", version, 7, length, whole.body());
        part(place, "bytes=-9", version, length - 9, length, whole.body());

        var another = instance.ask("GET", place, "Range", "bytes=7-", "If-Range", "\"another\"");
        assertThat(another.statusCode()).isEqualTo(200);
        assertThat(another.body()).isEqualTo(whole.body());
        var beyond = instance.ask("GET", place, "Range", "bytes=" + length + "-");
        assertThat(beyond.statusCode()).isEqualTo(416);
        assertThat(beyond.headers().firstValue("Content-Range")).hasValue("bytes */" + length);
        assertThat(beyond.headers().firstValue("Content-Type"))
                .hasValue("application/problem+json");
        for (var asked : List.of(instance, other)) {
            var head = asked.ask("HEAD", place, "Range", "bytes=7-");
            assertThat(head.statusCode()).isEqualTo(200);
            assertThat(head.headers().firstValueAsLong("Content-Length")).hasValue(length);
            assertThat(head.headers().firstValue("ETag")).hasValue(version);
            assertThat(head.body()).isEmpty();
        }
        var packed = instance.ask("GET", place, "Accept-Encoding", "gzip");
        assertThat(packed.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(packed.body()).isEqualTo(whole.body());
    }

    private void part(String place, String range, String version, int from, int to, byte[] whole) {
        for (var asked : List.of(instance, other)) {
            var part = asked.ask("GET", place, "Range", range, "If-Range", version);
            assertThat(part.statusCode()).isEqualTo(206);
            assertThat(part.headers().firstValue("ETag")).hasValue(version);
            assertThat(part.headers().firstValue("Content-Range"))
                    .hasValue("bytes %d-%d/%d".formatted(from, to - 1, whole.length));
            assertThat(part.body()).isEqualTo(Arrays.copyOfRange(whole, from, to));
        }
    }

    @Test
    void an_avro_file_and_a_fresh_read_model_can_be_asked_for() throws Exception {
        var avro = instance.ask("GET", done(instance, replay("'format': 'avro',")) + "/result");
        try (var rows =
                new DataFileReader<GenericRecord>(
                        new SeekableByteArrayInput(avro.body()), new GenericDatumReader<>())) {
            assertThat((Iterable<GenericRecord>) rows).hasSize(3);
        }
        var views = instance.get(done(instance, replay("'format': 'views',")) + "/result");
        assertThat(JSON.readTree(views.body()).get("status").asText()).isEqualTo("RESERVED");
    }

    @Test
    void a_verification_leaves_its_report_and_no_file() throws Exception {
        var place = done(instance, "{'kind': 'verify', 'examples': 1}");

        var report = JSON.readTree(instance.get(place).body()).get("report");
        assertThat(report.at("/checked/records").asLong()).isGreaterThanOrEqualTo(3);
        assertThat(report.get("counts").has("CAUSE_MISSING")).isTrue();
        assertThat(report.get("whole").isBoolean()).isTrue();
        var file = instance.get(place + "/result");
        assertThat(file.statusCode()).isEqualTo(404);
        assertThat(file.body()).contains("no-result");
    }

    @Test
    void any_instance_tells_of_an_audit_fetches_its_file_and_deletes_it() throws Exception {
        var place = done(instance, replay(""));

        assertThat(other.get(place).body()).isEqualTo(instance.get(place).body());
        var passedOn = other.get(place + "/result");
        assertThat(passedOn.body()).isEqualTo(instance.get(place + "/result").body());
        assertThat(passedOn.headers().firstValue("Content-Disposition").orElseThrow())
                .contains("replay.ndjson\"");
        assertThat(passedOn.headers().firstValue("Orderlog-Audit-State")).hasValue("done");
        assertThat(ids(other.get("/audits")))
                .contains(place)
                .isEqualTo(ids(instance.get("/audits")));

        assertThat(other.ask("DELETE", place).statusCode()).isEqualTo(204);
        for (var asked : List.of(instance, other)) {
            var gone = asked.get(place);
            assertThat(gone.statusCode()).isEqualTo(404);
            assertThat(gone.headers().firstValue("Content-Type"))
                    .hasValue("application/problem+json");
            assertThat(gone.body()).contains("unknown-audit");
            assertThat(asked.get(place + "/result").statusCode()).isEqualTo(404);
            assertThat(asked.ask("DELETE", place).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void what_cannot_be_asked_gets_a_problem_document() {
        for (var body : List.of("", "[]", "{'kind': 'charge'}", "{'kind': 'replay', 'x': 1}")) {
            var answer = instance.post("/audits", json(body));
            assertThat(answer.statusCode()).as(body).isEqualTo(400);
            assertThat(answer.headers().firstValue("Content-Type"))
                    .hasValue("application/problem+json");
        }
        assertThat(instance.get("/audits/not-an-id").statusCode()).isEqualTo(400);
    }

    @Test
    void an_order_is_shown_as_it_was_with_its_events_below_their_causes() throws Exception {
        var at = EventStream.START.plusSeconds(1);
        var past = JSON.readTree(instance.get("/orders/" + order + "/history?at=" + at).body());
        var now = JSON.readTree(instance.get("/orders/" + order + "/history").body());

        assertThat(past.at("/order/status").asText()).isNotEqualTo("RESERVED");
        assertThat(past.get("version").asInt()).isEqualTo(past.get("events").size());
        assertThat(past.get("version").asInt()).isBetween(1, 2);
        assertThat(past.at("/tree/0/type").asText()).isEqualTo("OrderPlaced");
        assertThat(now.at("/tree/0/version").asInt()).isEqualTo(1);
        assertThat(now.get("events")).hasSize(3);
        assertThat(
                        JSON.readTree(
                                        instance.get(
                                                        "/orders/"
                                                                + order
                                                                + "/history?at="
                                                                + "2099-01-01T00:00:00%2B01:00")
                                                .body())
                                .at("/order/status")
                                .asText())
                .isEqualTo("RESERVED");
    }

    @Test
    void what_was_not_there_yet_is_not_found_and_what_is_no_time_is_refused() {
        var path = "/orders/" + order + "/history?at=";
        assertThat(instance.get(path + "2020-01-01T00:00:00Z").statusCode()).isEqualTo(404);
        assertThat(
                        instance.get(
                                        "/orders/"
                                                + UUID.randomUUID()
                                                + "/history?at=2099-01-01T00:00:00Z")
                                .statusCode())
                .isEqualTo(404);
        for (var noTime : List.of("yesterday", "", "2026-11-22T10:00:00")) {
            assertThat(instance.get(path + noTime).statusCode()).as(noTime).isEqualTo(400);
        }
    }

    private String replay(String further) {
        return "{'kind': 'replay', " + further + " 'orders': ['" + order + "']}";
    }

    private static String json(String text) {
        return text.replace('\'', '"');
    }

    private static String done(Rig.Instance asked, String request) {
        var begun = asked.post("/audits", json(request));
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
        var place = begun.headers().firstValue("Location").orElseThrow();
        assertThat(ended(asked, place).get("state").asText()).isEqualTo("done");
        return place;
    }

    private static JsonNode ended(Rig.Instance asked, String place) {
        return await().atMost(Rig.CEILING)
                .until(
                        () -> JSON.readTree(asked.get(place).body()),
                        audit -> !audit.get("state").asText().equals("running"));
    }

    private static List<String> ids(HttpResponse<String> list) throws IOException {
        return JSON.readTree(list.body())
                .get("audits")
                .valueStream()
                .map(audit -> "/audits/" + audit.get("id").asText())
                .toList();
    }

    private static String type(String line) {
        try {
            return JSON.readTree(line).get("type").asText();
        } catch (IOException malformed) {
            throw new AssertionError(line, malformed);
        }
    }
}
