package dev.orderlog.schemas;

import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;

import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Every version of every schema that ever went out, in a folder per event: {@code v1.avsc} as it was registered and
 * {@code v1.golden.json} with bytes written under it. Versions are added, never edited.
 */
record VersionLedger(Path root) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final ObjectWriter WRITER =
            JSON.writer(
                    new DefaultPrettyPrinter()
                            .withArrayIndenter(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE));
    private static final TypeReference<List<SchemaVersion.Golden>> GOLDENS =
            new TypeReference<>() {};

    /** The ledger that is under version control; tests run in the module's folder. */
    static VersionLedger committed() {
        AvroTrust.give();
        return new VersionLedger(Path.of("src/compatibility"));
    }

    List<SchemaVersion> versions(String type) {
        return IntStream.iterate(1, number -> number + 1)
                .takeWhile(number -> Files.exists(schemaFile(type, number)))
                .mapToObj(number -> read(type, number))
                .toList();
    }

    /** What is wrong with an event's history; empty when every promise holds. */
    List<String> complaints(EventSchema event) {
        var versions = versions(event.type());
        if (versions.isEmpty()) {
            return List.of(event.type() + " has no committed version");
        }
        var found = new ArrayList<String>();
        if (!versions.getLast().schema().equals(event.schema())) {
            found.add(
                    event.type()
                            + " differs from "
                            + versions.getLast().name()
                            + ", and what went out cannot change; add the next version with "
                            + Approved.howToRewrite());
        }
        for (int i = 0; i < versions.size(); i++) {
            var version = versions.get(i);
            var earlier =
                    versions.subList(0, i).stream()
                            .collect(
                                    toMap(
                                            SchemaVersion::name,
                                            SchemaVersion::schema,
                                            (a, b) -> a,
                                            LinkedHashMap::new));
            SchemaEvolution.breaks(version.schema(), earlier)
                    .forEach(one -> found.add(version.name() + " may not follow: " + one));
            found.addAll(goldenComplaints(event, version, i == versions.size() - 1));
        }
        return found;
    }

    private static List<String> goldenComplaints(
            EventSchema event, SchemaVersion version, boolean latest) {
        var found = new ArrayList<String>();
        if (version.goldens().isEmpty()) {
            found.add(version.name() + " has no golden bytes");
        }
        for (var golden : version.goldens()) {
            try {
                var today =
                        decode(event, version.schema(), HexFormat.of().parseHex(golden.bytes()));
                var says = JSON.readTree(today.toString());
                if (!holds(golden.event(), says)) {
                    found.add(
                            version.name()
                                    + " decodes to "
                                    + says
                                    + " instead of "
                                    + golden.event());
                }
                if (latest && !encode(today).equals(golden.bytes())) {
                    found.add(
                            version.name() + " is encoded to other bytes today: " + encode(today));
                }
            } catch (IOException | AvroRuntimeException unreadable) {
                found.add(version.name() + " does not decode: " + unreadable);
            }
        }
        return found;
    }

    /** Every value that was written is still there; fields that came later may stand beside it. */
    private static boolean holds(JsonNode written, JsonNode today) {
        if (written.isObject()) {
            return written.properties().stream()
                    .allMatch(field ->
                            today.has(field.getKey())
                                    && holds(field.getValue(), today.get(field.getKey())));
        }
        if (written.isArray()) {
            return written.size() == today.size()
                    && IntStream.range(0, written.size())
                            .allMatch(i -> holds(written.get(i), today.get(i)));
        }
        return written.equals(today);
    }

    /** Adds the current schema as the next version, with samples as its golden bytes. */
    void add(EventSchema event, List<SpecificRecord> samples) throws IOException {
        int number = versions(event.type()).size() + 1;
        Files.createDirectories(root.resolve(event.type()));
        Files.writeString(schemaFile(event.type(), number), event.schema().toString(true) + "\n");
        var goldens = new ArrayList<SchemaVersion.Golden>();
        for (var sample : samples) {
            goldens.add(new SchemaVersion.Golden(encode(sample), JSON.readTree(sample.toString())));
        }
        Files.writeString(
                goldenFile(event.type(), number), WRITER.writeValueAsString(goldens) + "\n");
    }

    Path schemaFile(String type, int number) {
        return root.resolve(type).resolve("v" + number + ".avsc");
    }

    Path goldenFile(String type, int number) {
        return root.resolve(type).resolve("v" + number + ".golden.json");
    }

    private SchemaVersion read(String type, int number) {
        try {
            var schema = new Schema.Parser().parse(schemaFile(type, number).toFile());
            var golden = goldenFile(type, number);
            return new SchemaVersion(
                    number,
                    schema,
                    Files.exists(golden) ? JSON.readValue(golden.toFile(), GOLDENS) : List.of());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static SpecificRecord decode(EventSchema event, Schema writer, byte[] bytes)
            throws IOException {
        var model = SpecificData.getForClass(event.recordClass());
        var reader =
                new SpecificDatumReader<SpecificRecord>(
                        writer, SpecificData.get().getSchema(event.recordClass()), model);
        var decoder = DecoderFactory.get().binaryDecoder(bytes, null);
        var decoded = reader.read(null, decoder);
        if (!decoder.isEnd()) {
            throw new IOException("bytes are left over");
        }
        return decoded;
    }

    private static String encode(SpecificRecord event) throws IOException {
        var out = new ByteArrayOutputStream();
        var encoder = EncoderFactory.get().binaryEncoder(out, null);
        new SpecificDatumWriter<>(event.getSchema(), SpecificData.getForClass(event.getClass()))
                .write(event, encoder);
        encoder.flush();
        return HexFormat.of().formatHex(out.toByteArray());
    }
}
