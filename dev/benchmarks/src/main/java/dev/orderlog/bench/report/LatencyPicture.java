package dev.orderlog.bench.report;

import dev.orderlog.bench.report.LatencyHistogram.Percentile;

import org.knowm.xchart.XYChart;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/**
 * Percentiles: from left to right the slowest tenth, hundredth, thousandth ... on a logarithmic scale. Upwards too: the same
 * factor is the same distance at the median and at the maximum.
 */
final class LatencyPicture {

    private static final int HEIGHT = 540;
    private static final double FASTEST_MS = 0.001;
    private static final MathContext MEANT = new MathContext(6);

    /** A label is never empty, as text without letters cannot be laid out. */
    private static final String NO_LABEL = " ";

    private LatencyPicture() {}

    static XYChart of(String measure, List<LatencyHistogram> latencies) {
        var chart =
                Drawing.chart(
                        HEIGHT,
                        measure,
                        "percentile, logarithmic in 1/(1-p)",
                        "milliseconds, logarithmic");
        double fastest = Double.MAX_VALUE;
        double slowest = FASTEST_MS;
        for (int i = 0; i < latencies.size(); i++) {
            var curve = latencies.get(i).curve();
            var ms = curve.stream().mapToDouble(LatencyPicture::visible).toArray();
            var beyond = curve.stream().mapToDouble(Percentile::beyond).toArray();
            Drawing.line(chart, i, legend(latencies.get(i)), beyond, ms);
            fastest = Math.min(fastest, ms[0]);
            slowest = Math.max(slowest, ms[ms.length - 1]);
        }
        var style = chart.getStyler();
        style.setXAxisLogarithmic(true);
        style.setXAxisLogarithmicDecadeOnly(false);
        style.setXAxisMin(1.0);
        style.setXAxisTickLabelsFormattingFunction(LatencyPicture::percentile);
        style.setYAxisLogarithmic(true);
        style.setYAxisLogarithmicDecadeOnly(false);
        style.setYAxisMin(step(fastest, false));
        style.setYAxisMax(step(slowest, true));
        style.setYAxisTickLabelsFormattingFunction(LatencyPicture::ms);
        return chart;
    }

    private static double visible(Percentile percentile) {
        return Math.max(FASTEST_MS, percentile.ms());
    }

    /** In two lines: a long one is cut off. */
    private static String legend(LatencyHistogram latency) {
        return "%s\np50 %s, p90 %s, p99 %s, p99.9 %s, max %s ms"
                .formatted(
                        latency.name(),
                        Figures.rounded(latency.p50()),
                        Figures.rounded(latency.p90()),
                        Figures.rounded(latency.p99()),
                        Figures.rounded(latency.p999()),
                        Figures.rounded(latency.max()));
    }

    private static String percentile(double beyond) {
        var meant = BigDecimal.valueOf(beyond).round(MEANT);
        if (meant.compareTo(BigDecimal.TWO) == 0) {
            return "50 %";
        }
        return leadingDigit(meant) == 1
                ? Figures.bar(100 - 100 / meant.doubleValue()) + " %"
                : NO_LABEL;
    }

    private static String ms(double value) {
        var meant = BigDecimal.valueOf(value).round(MEANT);
        return switch (leadingDigit(meant)) {
            case 1, 2, 5 -> meant.stripTrailingZeros().toPlainString();
            default -> NO_LABEL;
        };
    }

    private static int leadingDigit(BigDecimal value) {
        return value.unscaledValue().toString().charAt(0) - '0';
    }

    /** The nearest of 1, 2, 5, 10, 20, 50 ... that is not beyond the value. */
    private static double step(double value, boolean up) {
        double decade = Math.pow(10, Math.floor(Math.log10(value)));
        double step = up ? 10 * decade : decade;
        for (double candidate : new double[] {decade, 2 * decade, 5 * decade, 10 * decade}) {
            if (up ? candidate >= value && candidate < step : candidate <= value) {
                step = candidate;
            }
        }
        return step;
    }
}
