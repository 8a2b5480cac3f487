package dev.orderlog.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

class TopicCatalogueTest {

    private static final String CATALOGUE =
            """
            topics:
              - name: sales
                description: Sales.
                key: till
                owner: shop
                partitions: 3
                retention: P30D
                cleanup: delete
                production: {replicas: 3, minInsyncReplicas: 2}
                events:
                  - {type: Sold, emittedBy: shop, signal: a customer pays}
                  - {type: Returned, emittedBy: shop, causes: [Sold]}
            """;

    private final TopicCatalogue catalogue = TopicCatalogue.load();

    @Test
    void every_schema_stands_in_the_catalogue_once_and_in_the_folder_of_its_service()
            throws IOException {
        try (var files = Files.walk(Path.of("src/main/avro"))) {
            var written =
                    files.filter(file -> file.toString().endsWith(".avsc"))
                            .filter(file -> !file.getParent().endsWith("shared"))
                            .map(file ->
                                    file.getParent().getFileName()
                                            + "/"
                                            + file.getFileName().toString().replace(".avsc", ""));

            assertThat(written)
                    .containsExactlyInAnyOrderElementsOf(
                            catalogue.events().stream()
                                    .map(event -> event.emittedBy() + "/" + event.type())
                                    .toList());
        }
    }

    @Test
    void events_of_an_order_are_kept_for_ever_and_written_to_two_of_three_brokers() {
        var orders = catalogue.topic(TopicCatalogue.ORDER_EVENTS);

        assertThat(orders.settings())
                .isEqualTo(
                        Map.of(
                                "cleanup.policy",
                                "delete",
                                "retention.ms",
                                "-1",
                                "retention.bytes",
                                "-1"));
        assertThat(orders.production()).isEqualTo(new Topic.Production(3, 2));
        assertThat(orders.partitions()).isEqualTo(12);
        assertThat(catalogue.topic(TopicCatalogue.STOCK_EVENTS).partitions()).isEqualTo(6);
    }

    @Test
    void an_event_is_found_with_its_topic_its_emitter_and_what_leads_to_it() {
        assertThat(catalogue.topicOf("StockReceived")).map(Topic::name).hasValue("stock-events");
        assertThat(catalogue.event("InventoryReleased").orElseThrow().causes())
                .containsExactly("ShipmentCancelled", "ShipmentFailed", "ShipmentExpired");
        assertThat(catalogue.emittedBy("payment-service"))
                .extracting(Topic.Event::type)
                .containsExactly(
                        "PaymentCharged", "PaymentFailed", "PaymentRefunded", "PaymentCancelled");
        assertThat(catalogue.topicOf("Unheard")).isEmpty();
    }

    @Test
    void a_topic_may_forget() throws IOException {
        assertThat(read(CATALOGUE).topic("sales").settings())
                .containsEntry("retention.ms", "2592000000");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    partitions: 3                       | partitions: 0                       | sales has 0 partitions
                    partitions: 3                       | partitons: 3                        | sales has 0 partitions
                    owner: shop                         | owners: shop                        | sales has no owner
                    replicas: 3                         | replicas: 3, spare: 1               | spare
                    retention: P30D                     | retention: a month                  | retention
                    cleanup: delete                     | cleanup: compost                    | compost
                    minInsyncReplicas: 2                | minInsyncReplicas: 4                | 3 replicas cannot give 4
                    causes: [Sold]                      | causes: [Lost]                      | Lost is no event of any topic
                    causes: [Sold]                      | causes: []                          | nothing leads to Returned
                    type: Returned                      | type: Sold                          | stands twice
                    emittedBy: shop, causes             | causes                              | emitted by nobody
                    """)
    void a_catalogue_that_makes_no_sense_is_refused_with_the_reason(
            String from, String to, String reason) {
        assertThat(CATALOGUE).contains(from);
        assertThatThrownBy(() -> read(CATALOGUE.replace(from, to)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void an_event_without_a_schema_is_refused() throws IOException {
        var unwritten = read(CATALOGUE);

        assertThatThrownBy(() -> EventSchemas.of(unwritten))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(
                        "topic sales carries Sold, but there is no schema of that name");
    }

    private static TopicCatalogue read(String yaml) throws IOException {
        return TopicCatalogue.read(new ByteArrayInputStream(yaml.getBytes(UTF_8)));
    }
}
