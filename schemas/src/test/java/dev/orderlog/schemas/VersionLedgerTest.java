package dev.orderlog.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.avro.Schema;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

class VersionLedgerTest {

    static List<EventSchema> events() {
        return EventSchemas.load().all();
    }

    @BeforeAll
    static void add_what_changed_when_asked_to() throws IOException {
        var ledger = VersionLedger.committed();
        for (var event : Approved.rewriting() ? events() : List.<EventSchema>of()) {
            var versions = ledger.versions(event.type());
            if (versions.isEmpty() || !versions.getLast().schema().equals(event.schema())) {
                ledger.add(event, EventSamples.of(event.type()));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("events")
    void every_version_of_an_event_is_kept_and_still_understood(EventSchema event) {
        assertThat(VersionLedger.committed().complaints(event)).isEmpty();
    }

    @Test
    void the_ledger_holds_no_event_that_the_catalogue_does_not_know() throws IOException {
        try (var folders = Files.list(VersionLedger.committed().root())) {
            assertThat(folders.map(folder -> folder.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(
                            events().stream().map(EventSchema::type).toList());
        }
    }

    /** The same promises, broken one by one. */
    @Nested
    class Complains_about {

        private final EventSchema event = EventSchemas.load().event("PaymentCharged");
        private final VersionLedger ledger;

        Complains_about(@TempDir Path folder) throws IOException {
            AvroTrust.give();
            ledger = new VersionLedger(folder);
            ledger.add(event, EventSamples.of(event.type()));
        }

        @Test
        void nothing_when_all_is_well() {
            assertThat(ledger.complaints(event)).isEmpty();
        }

        @Test
        void an_event_that_was_never_committed() {
            assertThat(ledger.complaints(EventSchemas.load().event("OrderPlaced")))
                    .containsExactly("OrderPlaced has no committed version");
        }

        @Test
        void a_schema_that_changed_without_a_new_version() {
            var changed = with(schema -> schema.replace("\"chargedAt\",", "\"takenAt\","));

            assertThat(ledger.complaints(changed)).first().asString().contains("differs from v1");
        }

        @Test
        void a_new_version_that_cannot_read_the_old_one() throws IOException {
            var changed =
                    with(schema ->
                            schema.replace(
                                    "{\"name\":\"providerReference\",",
                                    "{\"name\":\"fee\",\"type\":\"long\",\"doc\":\"\"},{\"name\":\"providerReference\","));
            ledger.add(changed, List.of());

            assertThat(ledger.complaints(changed))
                    .anyMatch(complaint -> complaint.startsWith("v2 may not follow: field fee:"));
        }

        @Test
        void a_version_without_golden_bytes() throws IOException {
            Files.delete(ledger.goldenFile(event.type(), 1));

            assertThat(ledger.complaints(event)).containsExactly("v1 has no golden bytes");
        }

        @Test
        void golden_bytes_that_say_something_else() throws IOException {
            edit(text -> text.replace("7497", "7498"));

            assertThat(ledger.complaints(event))
                    .singleElement()
                    .asString()
                    .contains("v1 decodes to", "instead of");
        }

        @Test
        void golden_bytes_that_do_not_decode() throws IOException {
            edit(text -> text.replaceFirst("\"bytes\" : \"..", "\"bytes\" : \""));

            assertThat(ledger.complaints(event)).isNotEmpty();
        }

        private void edit(UnaryOperator<String> change) throws IOException {
            var file = ledger.goldenFile(event.type(), 1);
            Files.writeString(file, change.apply(Files.readString(file)));
        }

        private EventSchema with(UnaryOperator<String> change) {
            var schema = new Schema.Parser().parse(change.apply(event.schema().toString()));
            return new EventSchema(
                    event.type(), event.topic(), event.emittedBy(), event.recordClass(), schema);
        }
    }
}
