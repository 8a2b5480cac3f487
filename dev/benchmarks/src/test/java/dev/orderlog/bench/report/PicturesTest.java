package dev.orderlog.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.IntStream;

import javax.imageio.ImageIO;

class PicturesTest {

    @TempDir Path folder;

    @Test
    void each_measure_has_a_picture_of_what_it_has_curves_of() throws IOException {
        assertThat(Pictures.draw(Runs.report(), folder))
                .extracting(file -> folder.relativize(file).toString())
                .containsExactly(
                        "01-latency-100-orders-s-post-to-inventoryreserved-latency.png",
                        "02-whole-orders-time.png");
    }

    @Test
    void has_letters_and_lines_without_a_screen() throws IOException {
        for (var file : Pictures.draw(Runs.report(), folder)) {
            var image = ImageIO.read(file.toFile());
            assertThat(image.getWidth()).isEqualTo(1_920);
            assertThat(inked(image, 0, 60)).as("title").isGreaterThan(500);
            assertThat(inked(image, image.getHeight() - 120, image.getHeight()))
                    .as("legend")
                    .isGreaterThan(500);
        }
    }

    private static long inked(BufferedImage image, int from, int to) {
        return IntStream.range(from, to)
                .mapToLong(y ->
                        IntStream.range(0, image.getWidth())
                                .filter(x -> (image.getRGB(x, y) & 0xff) < 0x80)
                                .count())
                .sum();
    }
}
