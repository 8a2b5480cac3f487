package dev.orderlog.projections.stored;

import dev.orderlog.projections.domain.Folded;
import dev.orderlog.projections.domain.Position;
import dev.orderlog.projections.domain.Progress;

import org.apache.kafka.common.serialization.Serde;

import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;

final class StoredFolded {

    private StoredFolded() {}

    static <V> Serde<Folded<V>> serde(BiConsumer<Writer, V> write, Function<Reader, V> read) {
        return Stored.serde(
                (out, folded) -> {
                    out.number(folded.version());
                    progress(out, folded.progress());
                    write.accept(out, folded.view());
                },
                in -> {
                    long version = in.number();
                    Progress progress = progress(in);
                    return new Folded<>(read.apply(in), version, progress);
                });
    }

    private static void progress(Writer out, Progress progress) {
        out.list(
                progress.bySource().entrySet(),
                (each, entry) -> {
                    each.text(entry.getKey());
                    each.number(entry.getValue().last());
                    each.list(entry.getValue().missing(), Writer::number);
                });
    }

    private static Progress progress(Reader in) {
        return new Progress(
                in
                        .list(each ->
                                Map.entry(
                                        each.text(),
                                        new Position(each.number(), each.list(Reader::number))))
                        .stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }
}
