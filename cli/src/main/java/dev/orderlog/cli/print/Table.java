package dev.orderlog.cli.print;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Columns as wide as their widest cell; a heading that starts with {@code >} puts its column's cells to the right. */
public final class Table {
    private final List<List<Styled>> rows = new ArrayList<>();
    private final List<Boolean> toTheRight;

    public Table(String... headings) {
        toTheRight = Arrays.stream(headings).map(heading -> heading.startsWith(">")).toList();
        rows.add(
                Arrays.stream(headings)
                        .map(heading ->
                                Styled.dim(
                                        heading.startsWith(">") ? heading.substring(1) : heading))
                        .toList());
    }

    public Table row(Object... cells) {
        if (cells.length != toTheRight.size()) {
            throw new IllegalArgumentException(
                    cells.length + " cells in " + toTheRight.size() + " columns");
        }
        rows.add(
                Arrays.stream(cells)
                        .map(cell ->
                                cell instanceof Styled styled
                                        ? styled
                                        : Styled.plain(cell.toString()))
                        .toList());
        return this;
    }

    public String render(boolean colours) {
        int[] widths = IntStream.range(0, toTheRight.size()).map(this::width).toArray();
        return rows.stream()
                .map(row -> line(row, widths, colours))
                .collect(Collectors.joining("\n"));
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }

    private String line(List<Styled> row, int[] widths, boolean colours) {
        return IntStream.range(0, row.size())
                .mapToObj(column ->
                        cell(row.get(column), widths[column], toTheRight.get(column), colours))
                .collect(Collectors.joining("  "))
                .stripTrailing();
    }

    private static String cell(Styled cell, int width, boolean toTheRight, boolean colours) {
        var padding = " ".repeat(width - cell.length());
        return toTheRight ? padding + cell.render(colours) : cell.render(colours) + padding;
    }
}
