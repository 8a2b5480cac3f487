package dev.orderlog.schemas;

import static java.util.stream.Collectors.joining;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;

import org.apache.avro.Schema;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Registers every event schema under the name of its record and sets {@value SchemaEvolution#LEVEL} compatibility on it.
 *
 * <p>May be run again and by several at once: what is registered already keeps its id. Nothing is registered when one schema
 * may not follow its earlier versions.
 */
public final class SchemaRegistration {

    private final SchemaRegistryClient registry;

    public SchemaRegistration(SchemaRegistryClient registry) {
        this.registry = registry;
    }

    /** The schema of a subject and the id under which the registry knows it. */
    public record Registered(String subject, int id) {}

    /** A schema may not follow the versions of it that are registered already. */
    public static final class IncompatibleSchemaException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        IncompatibleSchemaException(Map<String, List<SchemaEvolution.Break>> breaks) {
            super(
                    breaks.entrySet().stream()
                            .map(of ->
                                    of.getKey()
                                            + of.getValue().stream()
                                                    .map(Object::toString)
                                                    .collect(joining("\n  - ", "\n  - ", "")))
                            .collect(
                                    joining(
                                            "\n",
                                            "schemas that may not follow the registered ones;"
                                                    + " nothing was registered:\n",
                                            "")));
        }
    }

    /**
     * @throws IncompatibleSchemaException naming each field that stands in the way
     * @throws IOException when the registry does not answer or refuses, naming the subject
     */
    public List<Registered> register(EventSchemas events) throws IOException {
        var known = subjects();
        var breaks = new LinkedHashMap<String, List<SchemaEvolution.Break>>();
        for (var event : events.all()) {
            if (known.contains(event.subject())) {
                var found = SchemaEvolution.breaks(event.schema(), versions(event.subject()));
                if (!found.isEmpty()) {
                    breaks.put(event.subject(), found);
                }
            }
        }
        if (!breaks.isEmpty()) {
            throw new IncompatibleSchemaException(breaks);
        }
        var done = new ArrayList<Registered>();
        for (var event : events.all()) {
            done.add(register(event.subject(), event.schema()));
        }
        return done;
    }

    private Registered register(String subject, Schema schema) throws IOException {
        try {
            var id = registry.register(subject, new AvroSchema(schema));
            registry.updateCompatibility(subject, SchemaEvolution.LEVEL);
            return new Registered(subject, id);
        } catch (RestClientException refused) {
            throw new IOException(
                    "the registry refused " + subject + ": " + refused.getMessage(), refused);
        }
    }

    private Set<String> subjects() throws IOException {
        try {
            return Set.copyOf(registry.getAllSubjects());
        } catch (RestClientException refused) {
            throw new IOException(
                    "the registry does not list its subjects: " + refused.getMessage(), refused);
        }
    }

    private Map<String, Schema> versions(String subject) throws IOException {
        try {
            var versions = new LinkedHashMap<String, Schema>();
            for (int version : registry.getAllVersions(subject)) {
                var text = registry.getSchemaMetadata(subject, version).getSchema();
                versions.put("version " + version, new Schema.Parser().parse(text));
            }
            return versions;
        } catch (RestClientException refused) {
            throw new IOException(
                    "the registry does not tell the versions of "
                            + subject
                            + ": "
                            + refused.getMessage(),
                    refused);
        }
    }
}
