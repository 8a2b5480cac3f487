package dev.orderlog.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;

class ConventionsTest {

    static List<EventSchema> events() {
        return EventSchemas.load().all();
    }

    @ParameterizedTest
    @MethodSource("events")
    void an_event_keeps_the_conventions(EventSchema event) {
        assertThat(Conventions.brokenBy(event.schema())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("events")
    void an_event_tells_who_emits_it(EventSchema event) {
        assertThat(event.schema().getDoc()).contains("Emitted by " + event.emittedBy());
    }

    @ParameterizedTest
    @MethodSource("events")
    void an_event_of_an_order_tells_which_events_lead_to_it(EventSchema event) {
        var causes = event.topic().event(event.type()).orElseThrow().causes();

        if (event.topic().name().equals(TopicCatalogue.ORDER_EVENTS)) {
            assertThat(causes)
                    .allSatisfy(cause -> assertThat(event.schema().getDoc()).contains(cause));
        }
    }

    @ParameterizedTest
    @MethodSource("events")
    void an_event_carries_what_its_topic_is_keyed_by_first_and_its_own_time_last(
            EventSchema event) {
        var fields = event.schema().getFields();
        var key = event.topic().name().equals(TopicCatalogue.ORDER_EVENTS) ? "orderId" : "sku";

        assertThat(fields.getFirst().name()).isEqualTo(key);
        assertThat(fields.stream().map(Schema.Field::name)).anyMatch(name -> name.endsWith("At"));
    }

    @Test
    void a_schema_that_keeps_them_is_left_alone() {
        assertThat(
                        broken(
                                "{'name': 'soldAt', 'type': {'type': 'long', 'logicalType':"
                                        + " 'timestamp-micros'}, 'doc': 'When it was sold, in"
                                        + " microseconds.'}"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    {'name': 'sku', 'type': 'string'}                                                                        | has no doc
                    {'name': 'Sku', 'type': 'string', 'doc': 'A.'}                                                           | named likeThis
                    {'name': 'price', 'type': 'double', 'doc': 'A.'}                                                         | no fractions
                    {'name': 'amount', 'type': 'long', 'doc': 'A.'}                                                          | an amount is Money
                    {'name': 'orderId', 'type': 'string', 'doc': 'A.'}                                                       | an order id is a uuid
                    {'name': 'soldAt', 'type': 'long', 'doc': 'A.'}                                                          | a time, and nothing else
                    {'name': 'sold', 'type': {'type': 'long', 'logicalType': 'timestamp-micros'}, 'doc': 'Microseconds.'}    | a time, and nothing else
                    {'name': 'soldAt', 'type': {'type': 'long', 'logicalType': 'timestamp-millis'}, 'doc': 'Milliseconds.'}  | times are timestamp-micros
                    {'name': 'quantity', 'type': 'int', 'doc': 'A.'}                                                         | names the unit
                    {'name': 'note', 'type': ['null', 'string'], 'doc': 'A.'}                                                | null by default
                    {'name': 'note', 'type': ['int', 'string'], 'doc': 'A.'}                                                 | optional field only
                    {'name': 'state', 'type': {'type': 'enum', 'name': 'State', 'symbols': ['A']}, 'doc': 'A.'}              | breaks old readers
                    """)
    void a_schema_that_breaks_one_is_named(String field, String convention) {
        assertThat(broken(field)).anyMatch(found -> found.contains(convention));
    }

    private static List<String> broken(String field) {
        var json =
                "{'type': 'record', 'name': 'Sold', 'namespace': 'dev.orderlog.events', 'doc': 'A"
                        + " sale.', 'fields': ["
                        + field
                        + "]}";
        return Conventions.brokenBy(new Schema.Parser().parse(json.replace('\'', '"')));
    }
}
