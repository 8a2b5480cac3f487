package dev.orderlog.testkit.decider;

import java.lang.reflect.RecordComponent;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Every state that commands can reach, against every command, written down as text that a person reviews.
 *
 * <p>States are found by walking from the initial one, breadth first; of each kind of state the first one met stands for
 * all. A state class nobody can reach is therefore missing from {@link #states()}, and a decider that throws fails the
 * walk.
 */
public final class DecisionTable<S, C> {

    /**
     * What came of one command.
     *
     * @param next the state afterwards; the same one when nothing happened
     * @param told what was decided, in words
     */
    public record Step<S>(S next, String told) {}

    private final Function<S, String> kind;
    private final Map<S, Map<C, Step<S>>> rows = new LinkedHashMap<>();

    private DecisionTable(Function<S, String> kind) {
        this.kind = kind;
    }

    /** One block per state class. */
    public static <S, C> DecisionTable<S, C> explore(
            S initial, List<C> commands, BiFunction<C, S, Step<S>> decideAndEvolve) {
        return explore(
                initial, commands, state -> state.getClass().getSimpleName(), decideAndEvolve);
    }

    /** @param kind which states are told apart; kinds must be finite in number */
    public static <S, C> DecisionTable<S, C> explore(
            S initial,
            List<C> commands,
            Function<S, String> kind,
            BiFunction<C, S, Step<S>> decideAndEvolve) {
        var table = new DecisionTable<S, C>(kind);
        var open = new ArrayDeque<>(List.of(initial));
        var met = new HashSet<>(Set.of(kind.apply(initial)));
        while (!open.isEmpty()) {
            var state = open.remove();
            var row = new LinkedHashMap<C, Step<S>>();
            for (var command : commands) {
                var step = decideAndEvolve.apply(command, state);
                row.put(command, step);
                if (met.add(kind.apply(step.next()))) {
                    open.add(step.next());
                }
            }
            table.rows.put(state, row);
        }
        return table;
    }

    /** The classes of all reachable states. */
    public Set<Class<?>> states() {
        return rows.keySet().stream().map(Object::getClass).collect(Collectors.toSet());
    }

    /** One block per state, one line per command; commands that differ in nothing visible share a line. */
    public String render() {
        var width =
                rows.values().stream()
                        .flatMap(row -> row.keySet().stream())
                        .mapToInt(command -> name(command).length())
                        .max()
                        .orElse(0);
        var text = new StringBuilder();
        rows.forEach((state, row) -> {
            text.append(kind.apply(state)).append('\n');
            var lines = new LinkedHashSet<String>();
            row.forEach((command, step) ->
                    lines.add(
                            "    %%-%ds  %%s\n"
                                    .formatted(width)
                                    .formatted(name(command), told(state, step))));
            lines.forEach(text::append);
            text.append('\n');
        });
        return text.toString().stripTrailing() + "\n";
    }

    private String told(S state, Step<S> step) {
        var next = kind.apply(step.next());
        return next.equals(kind.apply(state)) ? step.told() : step.told() + " -> " + next;
    }

    /** A record's name followed by the alternatives and whole numbers inside it: {@code VoidAnswered 1 Voided}. */
    static String name(Object value) {
        var words = new StringBuilder(value.getClass().getSimpleName());
        if (value instanceof Record) {
            for (var component : value.getClass().getRecordComponents()) {
                if (component.getType().isSealed()) {
                    words.append(' ').append(name(read(component, value)));
                } else if (component.getType() == int.class) {
                    words.append(' ').append(read(component, value));
                }
            }
        }
        return words.toString();
    }

    private static Object read(RecordComponent component, Object value) {
        try {
            var accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
