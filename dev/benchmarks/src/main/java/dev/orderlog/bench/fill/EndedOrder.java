package dev.orderlog.bench.fill;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.orderlog.eventlog.event.CloudEventHeaders;
import dev.orderlog.eventlog.event.EventIds;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A real order, from placing to completion, as it stands in the log and in the tables: the pattern for others that differ from it in
 * nothing but the ids of the order and of its events.
 */
final class EndedOrder {

    private final List<Said> said;
    private final Map<String, Kept> kept;

    /** A record of the log; what is bytes is held as Latin-1, a character for each byte. */
    private record Said(Stencil value, Map<String, Stencil> headers, String topic, long time) {}

    /** Rows of one database, as {@code COPY} writes them. */
    private record Kept(Stencil events, Stencil inbox) {}

    /** Rows of one database, in text. */
    record Rows(String events, String inbox) {}

    private EndedOrder(List<Said> said, Map<String, Kept> kept) {
        this.said = said;
        this.kept = kept;
    }

    /** @param rows by database, in the text format of {@code COPY} */
    static EndedOrder of(
            String id, List<ConsumerRecord<String, byte[]>> records, Map<String, Rows> rows) {
        var words = new ArrayList<>(List.of(id, hex(id)));
        for (var record : records) {
            words.add(CloudEventHeaders.id(record.headers()).orElseThrow().toString());
        }
        var said = records.stream().map(record -> said(record, words)).toList();
        var kept = new TreeMap<String, Kept>();
        rows.forEach((database, each) ->
                kept.put(
                        database,
                        new Kept(
                                new Stencil(each.events(), words),
                                new Stencil(each.inbox(), words))));
        return new EndedOrder(said, kept);
    }

    int events() {
        return said.size();
    }

    /** The words of another order like this one. */
    List<String> another() {
        var id = EventIds.next().toString();
        var words = new ArrayList<>(List.of(id, hex(id)));
        for (int event = 0; event < events(); event++) {
            words.add(EventIds.next().toString());
        }
        return words;
    }

    List<ProducerRecord<String, byte[]>> records(List<String> words) {
        return said.stream().map(each -> record(each, words)).toList();
    }

    void printEvents(String database, List<String> words, StringBuilder to) {
        kept(database).events().print(to, words);
    }

    void printInbox(String database, List<String> words, StringBuilder to) {
        kept(database).inbox().print(to, words);
    }

    private Kept kept(String database) {
        var found = kept.get(database);
        if (found == null) {
            throw new IllegalArgumentException("no rows of " + database);
        }
        return found;
    }

    private static Said said(ConsumerRecord<String, byte[]> record, List<String> words) {
        var headers = new LinkedHashMap<String, Stencil>();
        for (var header : record.headers()) {
            headers.put(header.key(), new Stencil(new String(header.value(), UTF_8), words));
        }
        return new Said(
                new Stencil(new String(record.value(), ISO_8859_1), words),
                headers,
                record.topic(),
                record.timestamp());
    }

    private static ProducerRecord<String, byte[]> record(Said said, List<String> words) {
        var record =
                new ProducerRecord<>(
                        said.topic(),
                        null,
                        said.time(),
                        words.getFirst(),
                        said.value().print(words).getBytes(ISO_8859_1));
        said.headers()
                .forEach((name, value) ->
                        record.headers().add(name, value.print(words).getBytes(UTF_8)));
        return record;
    }

    /** An id inside a value, as PostgreSQL shows bytes. */
    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(UTF_8));
    }
}
