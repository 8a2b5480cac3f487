package dev.orderlog.bench.report;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

import org.HdrHistogram.Histogram;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.zip.DataFormatException;

/**
 * How long something took, in all its percentiles. The values are microseconds; whoever recorded them corrected them for
 * coordinated omission, or says in the name that nothing waited for an answer.
 */
@JsonPropertyOrder({"name", "count", "p50_ms", "p90_ms", "p99_ms", "p99_9_ms", "max_ms", "hdr"})
public final class LatencyHistogram {

    /**
     * @param beyond 1/(1-p): 10 at p90, 100 at p99
     */
    record Percentile(double beyond, double ms) {}

    private static final double MICROS_PER_MS = 1_000;
    private static final int STEPS_PER_HALVING = 10;
    private static final double ALL = 100;

    private final String name;
    private final Histogram micros;

    /** Takes a copy. */
    public LatencyHistogram(String name, Histogram micros) {
        this.name = name;
        this.micros = micros.copy();
    }

    @JsonCreator
    static LatencyHistogram decode(
            @JsonProperty("name") String name, @JsonProperty("hdr") String encoded) {
        try {
            var bytes = ByteBuffer.wrap(Base64.getDecoder().decode(encoded));
            return new LatencyHistogram(name, Histogram.decodeFromCompressedByteBuffer(bytes, 0));
        } catch (DataFormatException unreadable) {
            throw new IllegalArgumentException("no histogram: " + name, unreadable);
        }
    }

    @JsonProperty
    public String name() {
        return name;
    }

    @JsonProperty
    public long count() {
        return micros.getTotalCount();
    }

    @JsonProperty("p50_ms")
    public double p50() {
        return percentile(50);
    }

    @JsonProperty("p90_ms")
    public double p90() {
        return percentile(90);
    }

    @JsonProperty("p99_ms")
    public double p99() {
        return percentile(99);
    }

    @JsonProperty("p99_9_ms")
    public double p999() {
        return percentile(99.9);
    }

    @JsonProperty("max_ms")
    public double max() {
        return micros.getMaxValue() / MICROS_PER_MS;
    }

    /** In milliseconds; 0 where nothing was recorded. */
    public double percentile(double percentile) {
        return micros.getValueAtPercentile(percentile) / MICROS_PER_MS;
    }

    /** The histogram itself, in HdrHistogram's own compressed form. */
    @JsonProperty("hdr")
    String encoded() {
        var buffer = ByteBuffer.allocate(micros.getNeededByteBufferCapacity());
        int length = micros.encodeIntoCompressedByteBuffer(buffer);
        return Base64.getEncoder().encodeToString(Arrays.copyOf(buffer.array(), length));
    }

    /** From the fastest to the slowest; the slowest stands where one more of its kind would be expected. */
    List<Percentile> curve() {
        var curve = new ArrayList<Percentile>();
        for (var step : micros.percentiles(STEPS_PER_HALVING)) {
            double reached = step.getPercentileLevelIteratedTo();
            double beyond = reached < ALL ? ALL / (ALL - reached) : count();
            double ms = step.getValueIteratedTo() / MICROS_PER_MS;
            if (beyond <= count()) {
                curve.add(new Percentile(beyond, ms));
            }
        }
        return curve;
    }
}
