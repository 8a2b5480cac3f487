package dev.orderlog.testkit.decider;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DynamicTest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A table that a person wrote: a column per state, a row per command or event, and in each cell what must come of the one in the
 * other. Names are simple class names; columns are separated by bars.
 */
public final class WrittenTable {

    private final List<Cell> cells;

    /** What must come of a row's command or event in a column's state. */
    public record Cell(String state, String row, String expected) {
        @Override
        public String toString() {
            return "%s, on %s: %s".formatted(state, row, expected);
        }
    }

    private WrittenTable(List<Cell> cells) {
        this.cells = cells;
    }

    public static WrittenTable of(String text) {
        var rows = text.lines().map(line -> line.split("\\|")).toList();
        var cells = new ArrayList<Cell>();
        for (var row : rows.subList(1, rows.size())) {
            for (int column = 1; column < row.length; column++) {
                cells.add(
                        new Cell(
                                rows.getFirst()[column].strip(),
                                row[0].strip(),
                                row[column].strip()));
            }
        }
        return new WrittenTable(List.copyOf(cells));
    }

    /** One test per cell. */
    public Stream<DynamicTest> tests(Function<Cell, String> actual) {
        return cells.stream()
                .map(cell ->
                        DynamicTest.dynamicTest(
                                cell.toString(),
                                () -> assertThat(actual.apply(cell)).isEqualTo(cell.expected())));
    }

    /**
     * One test per cell of what events do to states: the name of the next state, or a dash where the event is impossible and the fold
     * says so.
     */
    public <S, E> Stream<DynamicTest> foldTests(
            Map<String, S> states, Map<String, E> events, BiFunction<S, E, S> evolve) {
        return tests(cell -> fold(cell, states, events, evolve));
    }

    private static <S, E> String fold(
            Cell cell, Map<String, S> states, Map<String, E> events, BiFunction<S, E, S> evolve) {
        try {
            return name(evolve.apply(of(states, cell.state()), of(events, cell.row())));
        } catch (IllegalStateException impossible) {
            assertThat(impossible)
                    .hasMessageContaining(cell.row() + " cannot follow " + cell.state());
            return "-";
        }
    }

    private static <T> T of(Map<String, T> named, String name) {
        return java.util.Objects.requireNonNull(named.get(name), "no value for " + name);
    }

    /** Every state meets every row, once. */
    public void assertComplete(Collection<String> states, Collection<String> rows) {
        assertThat(cells.stream().map(Cell::state).distinct()).hasSameElementsAs(states);
        assertThat(cells.stream().map(Cell::row).distinct()).hasSameElementsAs(rows);
        assertThat(cells).hasSize(states.size() * rows.size());
    }

    /** The simple names of all records below sealed types. */
    public static List<String> leaves(Class<?>... sealed) {
        return Arrays.stream(sealed)
                .flatMap(each -> EveryValue.leaves(each).stream())
                .map(Class::getSimpleName)
                .toList();
    }

    @SafeVarargs
    public static <T> Map<String, T> byName(T... values) {
        return Arrays.stream(values)
                .collect(Collectors.toMap(WrittenTable::name, Function.identity()));
    }

    public static String name(Object value) {
        return value.getClass().getSimpleName();
    }
}
