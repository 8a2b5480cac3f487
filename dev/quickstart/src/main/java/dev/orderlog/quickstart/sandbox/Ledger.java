package dev.orderlog.quickstart.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What a sandbox did, at most one entry per idempotency key, and how often each key was asked for. Both survive a
 * restart: an entry is on the disk before {@link #once} returns it, a counted attempt is written but not waited for.
 */
final class Ledger<E extends Ledger.Entry> implements AutoCloseable {
    interface Entry {
        String key();

        /** What the entry is about; entries with an equal subject can be found together. */
        String subject();
    }

    /** The entry of a key, and whether this very call made it. */
    record Settled<E>(E entry, boolean fresh) {}

    private final LedgerFile file;
    private final Class<E> entryType;
    private final Map<String, E> entries = new LinkedHashMap<>();

    /** Without those whose subject is their own key. */
    private final Map<String, List<E>> bySubject = new HashMap<>();

    private final Map<String, Integer> attempts = new HashMap<>();

    private Ledger(LedgerFile file, Class<E> entryType) {
        this.file = file;
        this.entryType = entryType;
    }

    static <E extends Entry> Ledger<E> open(Path path, Class<E> entryType) {
        var file = LedgerFile.open(path);
        var ledger = new Ledger<>(file, entryType);
        try {
            file.linesAtOpening().forEach(ledger::reload);
        } catch (RuntimeException e) {
            file.close();
            throw new IllegalStateException(
                    "The ledger " + path + " is damaged; move it away to start anew", e);
        }
        return ledger;
    }

    synchronized int attempted(String key) {
        file.append(Json.write(Map.of("attempt", key)));
        return attempts.merge(key, 1, Integer::sum);
    }

    /**
     * Answers the key's entry, made now by {@code act} if there is none. {@code act} runs alone, never twice for a key,
     * and may look at the rest of the ledger; when it throws, nothing is recorded.
     */
    Settled<E> once(String key, Supplier<E> act) {
        var settled = settle(key, act);
        file.force();
        return settled;
    }

    private synchronized Settled<E> settle(String key, Supplier<E> act) {
        var known = entries.get(key);
        if (known != null) {
            return new Settled<>(known, false);
        }
        var entry = act.get();
        file.append(Json.write(Map.of("entry", entry)));
        add(entry);
        return new Settled<>(entry, true);
    }

    synchronized Optional<E> find(String key) {
        return Optional.ofNullable(entries.get(key));
    }

    synchronized List<E> about(String subject) {
        return joined(
                find(subject)
                        .filter(entry -> entry.subject().equals(subject))
                        .map(List::of)
                        .orElse(List.of()),
                bySubject.getOrDefault(subject, List.of()));
    }

    /** Every entry, oldest first, together with the attempts of its key. */
    synchronized <T> List<T> list(BiFunction<E, Integer, T> view) {
        return entries.values().stream()
                .map(entry -> view.apply(entry, attempts.getOrDefault(entry.key(), 0)))
                .toList();
    }

    private void add(E entry) {
        entries.put(entry.key(), entry);
        if (!entry.subject().equals(entry.key())) {
            bySubject.merge(entry.subject(), List.of(entry), Ledger::joined);
        }
    }

    private static <E> List<E> joined(List<E> some, List<E> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    private void reload(String line) {
        try {
            var json = Json.MAPPER.readTree(line);
            if (json.has("attempt")) {
                attempts.merge(json.get("attempt").textValue(), 1, Integer::sum);
            } else {
                add(Json.MAPPER.treeToValue(json.required("entry"), entryType));
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Not a ledger line: " + line, e);
        }
    }

    @Override
    public void close() {
        file.force();
        file.close();
    }
}
