package dev.orderlog.bench.report;

import dev.orderlog.bench.report.Series.Point;

import org.knowm.xchart.XYChart;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** Series over time, one chart for each unit, below each other on the same clock and from zero. */
final class TimePicture {

    private static final int HEIGHT = 340;

    /** Where points and axis end together, XChart labels every n-th point; else it takes round numbers. */
    private static final double BEYOND = 0.002;

    private TimePicture() {}

    static List<XYChart> of(String measure, List<Series> series) {
        double begins = 0;
        double ends = 0;
        var byUnit = new LinkedHashMap<String, List<Series>>();
        for (var one : series) {
            byUnit.computeIfAbsent(one.unit(), _ -> new ArrayList<>()).add(one);
            begins = Math.min(begins, one.points().getFirst().seconds());
            ends = Math.max(ends, one.points().getLast().seconds());
        }
        var charts = new ArrayList<XYChart>();
        for (var unit : byUnit.entrySet()) {
            var chart = chart(charts.isEmpty() ? measure : "", unit.getKey(), unit.getValue());
            chart.getStyler().setXAxisMin(begins);
            chart.getStyler().setXAxisMax(ends + (ends - begins) * BEYOND);
            charts.add(chart);
        }
        return charts;
    }

    private static XYChart chart(String title, String unit, List<Series> series) {
        var chart = Drawing.chart(HEIGHT, title, "seconds since the run began", unit);
        for (int i = 0; i < series.size(); i++) {
            var points = series.get(i).points();
            Drawing.line(
                    chart,
                    i,
                    series.get(i).name(),
                    points.stream().mapToDouble(Point::seconds).toArray(),
                    points.stream().mapToDouble(Point::value).toArray());
        }
        chart.getStyler().setYAxisMin(Math.min(0, lowest(series)));
        chart.getStyler().setYAxisTickLabelsFormattingFunction(Figures::grouped);
        return chart;
    }

    private static double lowest(List<Series> series) {
        return series.stream()
                .flatMap(one -> one.points().stream())
                .mapToDouble(Point::value)
                .min()
                .orElse(0);
    }
}
