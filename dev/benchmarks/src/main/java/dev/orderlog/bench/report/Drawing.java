package dev.orderlog.bench.report;

import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import javax.imageio.ImageIO;

/** What all pictures look like, and how charts become a file: one below the other. */
final class Drawing {

    /** Pixels for each unit of length: sharp on the screens of today. */
    private static final int SCALE = 2;

    private static final int WIDTH = 960;
    private static final Color GRID = new Color(225, 225, 225);
    private static final float LINE = 2f;

    /** What lies exactly on the edge of a plot gets no label, not even zero. */
    private static final double FILLED = 0.98;

    /** The same in all charts of a picture, so that their clocks stand below each other. */
    private static final int LEFT_OF_PLOT = 80;

    /** Told apart by colour-blind people too (Okabe and Ito), the strongest first. */
    private static final Color[] COLOURS = {
        new Color(0, 114, 178),
        new Color(213, 94, 0),
        new Color(0, 158, 115),
        new Color(204, 121, 167),
        new Color(230, 159, 0),
        Color.BLACK
    };

    private Drawing() {}

    static XYChart chart(int height, String title, String across, String up) {
        var chart =
                new XYChartBuilder()
                        .width(WIDTH)
                        .height(height)
                        .title(title)
                        .xAxisTitle(across)
                        .yAxisTitle(up)
                        .build();
        var style = chart.getStyler();
        style.setBaseFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13));
        style.setChartTitleFont(new Font(Font.SANS_SERIF, Font.BOLD, 16));
        style.setLegendFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13));
        style.setAxisTitleFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13));
        style.setAxisTickLabelsFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
        style.setSeriesColors(COLOURS);
        style.setChartTitleVisible(!title.isEmpty());
        style.setChartBackgroundColor(Color.WHITE);
        style.setPlotBorderVisible(false);
        style.setPlotGridLinesColor(GRID);
        style.setPlotGridLinesStroke(new BasicStroke(1f));
        style.setPlotContentSize(FILLED);
        style.setYAxisLeftWidthHint(LEFT_OF_PLOT);
        style.setLegendPosition(LegendPosition.OutsideS);
        style.setLegendLayout(LegendLayout.Vertical);
        style.setLegendBorderColor(Color.WHITE);
        style.setLocale(Locale.ROOT);
        return chart;
    }

    /**
     * A line of two points at least.
     *
     * @param number of the line in its chart; names may be the same
     */
    static void line(XYChart chart, int number, String name, double[] across, double[] up) {
        var series = chart.addSeries(number + ": " + name, across, up);
        series.setLabel(name);
        series.setMarker(SeriesMarkers.NONE);
        series.setLineStyle(new BasicStroke(LINE));
    }

    static void write(List<XYChart> charts, Path file) throws IOException {
        int height = charts.stream().mapToInt(XYChart::getHeight).sum();
        var image = new BufferedImage(WIDTH * SCALE, height * SCALE, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        try {
            pen.setRenderingHint(
                    RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            pen.scale(SCALE, SCALE);
            for (var chart : charts) {
                chart.paint(pen, WIDTH, chart.getHeight());
                pen.translate(0, chart.getHeight());
            }
        } finally {
            pen.dispose();
        }
        ImageIO.write(image, "png", file.toFile());
    }
}
