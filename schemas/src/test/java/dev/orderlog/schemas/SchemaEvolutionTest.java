package dev.orderlog.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

class SchemaEvolutionTest {

    private static final String FIRST =
            """
            {"type": "record", "name": "Sold", "namespace": "dev.orderlog.events", "fields": [
              {"name": "sku", "type": "string"},
              {"name": "lines", "type": {"type": "array", "items": {"type": "record", "name": "Line", "fields": [
                {"name": "quantity", "type": "int"},
                {"name": "note", "type": ["null", "string"], "default": null}]}}},
              {"name": "soldAt", "type": {"type": "long", "logicalType": "timestamp-micros"}}]}\
            """;

    @Test
    void the_same_schema_may_follow_itself() {
        assertThat(after(FIRST)).isEmpty();
    }

    @Test
    void a_new_field_with_a_default_may_follow() {
        assertThat(
                        after(
                                changed(
                                        "{\"name\": \"sku\", \"type\": \"string\"},",
                                        "{\"name\": \"sku\", \"type\": \"string\"}, {\"name\":"
                                            + " \"till\", \"type\": \"int\", \"default\": 0},")))
                .isEmpty();
    }

    @Test
    void a_field_with_a_default_may_go() {
        assertThat(
                        after(
                                changed(
                                        ",\n"
                                                + "    {\"name\": \"note\", \"type\": [\"null\","
                                                + " \"string\"], \"default\": null}",
                                        "")))
                .isEmpty();
    }

    @Test
    void a_new_field_without_a_default_may_not() {
        assertThat(
                        after(
                                changed(
                                        "{\"name\": \"quantity\",",
                                        "{\"name\": \"weight\", \"type\": \"int\"}, {\"name\":"
                                                + " \"quantity\",")))
                .containsExactly(
                        "field lines.weight: the new schema cannot read events of v1"
                                + " (READER_FIELD_MISSING_DEFAULT_VALUE: weight)");
    }

    @Test
    void a_field_without_a_default_may_not_go() {
        assertThat(after(changed("{\"name\": \"sku\", \"type\": \"string\"},", "")))
                .containsExactly(
                        "field sku: readers of v1 cannot read events of the new schema"
                                + " (READER_FIELD_MISSING_DEFAULT_VALUE: sku)");
    }

    @Test
    void a_field_may_not_change_its_type() {
        assertThat(
                        after(
                                changed(
                                        "\"quantity\", \"type\": \"int\"",
                                        "\"quantity\", \"type\": \"string\"")))
                .allMatch(text -> text.startsWith("field lines.quantity: "))
                .hasSize(2);
    }

    @Test
    void a_field_may_not_become_wider_either_for_old_readers_cannot_follow() {
        assertThat(
                        after(
                                changed(
                                        "\"quantity\", \"type\": \"int\"",
                                        "\"quantity\", \"type\": \"long\"")))
                .singleElement()
                .asString()
                .startsWith("field lines.quantity: readers of v1 cannot read");
    }

    @Test
    void a_field_may_not_change_its_unit_though_avro_would_let_it() {
        assertThat(after(changed("timestamp-micros", "timestamp-millis")))
                .containsExactly(
                        "field soldAt: its unit was timestamp-micros in v1 and is now"
                                + " timestamp-millis");
    }

    @Test
    void all_earlier_versions_count_not_just_the_last() {
        var second = changed("{\"name\": \"sku\", \"type\": \"string\"},", "");
        var third =
                changed(
                        "\"sku\", \"type\": \"string\"",
                        "\"sku\", \"type\": \"int\", \"default\": 0");

        assertThat(SchemaEvolution.breaks(parse(third), Map.of("v2", parse(second)))).isEmpty();
        assertThat(
                        SchemaEvolution.breaks(
                                parse(third), Map.of("v1", parse(FIRST), "v2", parse(second))))
                .isNotEmpty();
    }

    private static List<String> after(String candidate) {
        return SchemaEvolution.breaks(parse(candidate), Map.of("v1", parse(FIRST))).stream()
                .map(Object::toString)
                .toList();
    }

    private static String changed(String from, String to) {
        assertThat(FIRST).contains(from);
        return FIRST.replace(from, to);
    }

    private static Schema parse(String json) {
        return new Schema.Parser().parse(json);
    }
}
