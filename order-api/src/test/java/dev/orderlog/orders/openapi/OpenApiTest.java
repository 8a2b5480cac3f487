package dev.orderlog.orders.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.orderlog.orders.RunningOrders;
import dev.orderlog.orders.SharedOrders;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.yaml.snakeyaml.Yaml;

import java.util.Map;

@ExtendWith(SharedOrders.class)
class OpenApiTest {

    private final RunningOrders orders = RunningOrders.shared();
    private final JsonNode document = document();

    @Test
    void every_route_is_described_and_nothing_else() {
        assertThat(document.get("paths").properties().stream().map(Map.Entry::getKey))
                .containsExactlyInAnyOrder(
                        "/orders",
                        "/orders/{id}",
                        "/orders/{id}/history",
                        "/orders/{id}/timeline",
                        "/orders/{id}/events",
                        "/orders/{id}/cancellation");
    }

    @Test
    void every_reference_leads_somewhere() {
        assertThat(document.findValuesAsText("$ref"))
                .isNotEmpty()
                .allSatisfy(ref ->
                        assertThat(document.at(ref.substring(1)).isMissingNode())
                                .as(ref)
                                .isFalse());
    }

    @Test
    void the_described_example_of_an_order_with_every_field_is_accepted() {
        var order = example("OrderToPlace");
        assertThat(order.size()).isEqualTo(6);
        assertThat(orders.place(order.toString()).status()).isEqualTo(202);
    }

    @Test
    void each_required_field_is_required() {
        for (var field : schema("OrderToPlace").get("required")) {
            var order = example("OrderToPlace");
            order.remove(field.asText());
            var refused = orders.place(order.toString());
            assertThat(refused.status()).as(field.asText()).isEqualTo(400);
            assertThat(refused.json().at("/errors/0/pointer").asText())
                    .isEqualTo("/" + field.asText());
        }
    }

    private ObjectNode example(String name) {
        var object = new ObjectMapper().createObjectNode();
        schema(name)
                .get("properties")
                .properties()
                .forEach(property -> object.set(property.getKey(), value(property.getValue())));
        return object;
    }

    private JsonNode value(JsonNode schema) {
        if (schema.has("$ref")) {
            return example(schema.get("$ref").asText().replaceAll(".*/", ""));
        }
        if (schema.path("type").asText().equals("array")) {
            return new ObjectMapper().createArrayNode().add(value(schema.get("items")));
        }
        return schema.get("example");
    }

    private JsonNode schema(String name) {
        return document.at("/components/schemas/" + name);
    }

    private JsonNode document() {
        var answer = orders.get("/openapi.yml");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith("application/yaml");
        return new ObjectMapper().valueToTree(new Yaml().load(answer.body()));
    }
}
