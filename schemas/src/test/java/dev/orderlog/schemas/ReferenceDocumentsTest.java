package dev.orderlog.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class ReferenceDocumentsTest {

    private static final Path ASYNC_API = Path.of("src/main/resources/asyncapi.yaml");

    private final TopicCatalogue catalogue = TopicCatalogue.load();

    @Test
    void the_page_of_events_tells_the_schemas_as_they_are() throws IOException {
        Approved.assertUpToDate(
                Path.of("../docs/reference/events.md"), new EventsPage(catalogue).markdown());
    }

    @Test
    void the_asyncapi_document_tells_the_schemas_as_they_are() throws IOException {
        Approved.assertUpToDate(ASYNC_API, new AsyncApiDocument(catalogue).yaml());
    }

    @Test
    void the_asyncapi_document_names_every_topic_and_on_it_every_event() throws IOException {
        var document = new YAMLMapper().readTree(ASYNC_API.toFile());

        assertThat(document.at("/asyncapi").asText()).isEqualTo("3.0.0");
        for (var topic : catalogue.topics()) {
            var channel = document.at("/channels/" + topic.name());
            assertThat(channel.at("/address").asText()).isEqualTo(topic.name());
            for (var event : topic.events()) {
                assertThat(channel.at("/messages/" + event.type() + "/$ref").asText())
                        .isEqualTo("#/components/messages/" + event.type());
                assertThat(
                                document.at(
                                                "/components/messages/"
                                                        + event.type()
                                                        + "/payload/schema/name")
                                        .asText())
                        .isEqualTo(event.type());
            }
        }
    }

    @Test
    void a_document_that_is_out_of_date_is_noticed(@TempDir Path folder) throws IOException {
        var page = folder.resolve("events.md");
        Files.writeString(page, "old");

        if (!Approved.rewriting()) {
            assertThatThrownBy(() -> Approved.assertUpToDate(page, "new"))
                    .hasMessageContaining("out of date");
        }
    }
}
