package dev.orderlog.bench.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Plain text in columns, for a terminal: cells are wrapped at words, columns are as wide as their widest line. */
public final class Columns {

    /** @param widthMax where its cells are wrapped */
    public record Column(String title, Align align, int widthMax) {}

    public enum Align {
        LEFT,
        RIGHT
    }

    private static final String GAP = "  ";
    private static final String BELOW = "    ";

    private sealed interface Line {
        record Cells(List<List<String>> wrapped) implements Line {}

        record Note(String text) implements Line {}
    }

    private final List<Column> columns;
    private final List<Line> lines = new ArrayList<>();

    public Columns(List<Column> columns) {
        this.columns = List.copyOf(columns);
        line(columns.stream().map(Column::title).toList());
    }

    public void line(List<String> cells) {
        if (cells.size() != columns.size()) {
            throw new IllegalArgumentException(cells.size() + " cells, " + columns.size());
        }
        var wrapped = new ArrayList<List<String>>();
        for (int i = 0; i < cells.size(); i++) {
            wrapped.add(wrap(cells.get(i), columns.get(i).widthMax()));
        }
        lines.add(new Line.Cells(List.copyOf(wrapped)));
    }

    /** Indented below the last line, across all columns. */
    public void note(String text) {
        lines.add(new Line.Note(text));
    }

    @Override
    public String toString() {
        var widths = widths();
        int total = Arrays.stream(widths).sum() + GAP.length() * (widths.length - 1);
        var text = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            switch (lines.get(i)) {
                case Line.Cells(var wrapped) -> append(text, wrapped, widths);
                case Line.Note(var note) ->
                        wrap(note, total - BELOW.length())
                                .forEach(part -> text.append(BELOW).append(part).append('\n'));
            }
            if (i == 0) {
                text.append("-".repeat(total)).append('\n');
            }
        }
        return text.toString();
    }

    private int[] widths() {
        var widths = new int[columns.size()];
        for (var line : lines) {
            if (line instanceof Line.Cells(var wrapped)) {
                for (int i = 0; i < widths.length; i++) {
                    for (var part : wrapped.get(i)) {
                        widths[i] = Math.max(widths[i], part.length());
                    }
                }
            }
        }
        return widths;
    }

    private void append(StringBuilder text, List<List<String>> wrapped, int[] widths) {
        int height = wrapped.stream().mapToInt(List::size).max().orElse(0);
        for (int row = 0; row < height; row++) {
            var line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                var part = row < wrapped.get(i).size() ? wrapped.get(i).get(row) : "";
                var blank = " ".repeat(widths[i] - part.length());
                line.append(i == 0 ? "" : GAP);
                switch (columns.get(i).align()) {
                    case LEFT -> line.append(part).append(blank);
                    case RIGHT -> line.append(blank).append(part);
                }
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
    }

    private static List<String> wrap(String text, int width) {
        var wrapped = new ArrayList<String>();
        var line = new StringBuilder();
        for (var word : text.split(" ", -1)) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
                wrapped.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        wrapped.add(line.toString());
        return wrapped;
    }
}
