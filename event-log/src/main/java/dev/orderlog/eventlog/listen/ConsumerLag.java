package dev.orderlog.eventlog.listen;

import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;

import java.util.Map;

/** How far behind a consumer is, from its own metrics: of the partitions it has, as far as its last fetch from each told. */
public final class ConsumerLag {

    private static final String GROUP = "consumer-fetch-manager-metrics";
    private static final String PER_PARTITION = "records-lag";
    private static final String RESTORING = "restore-consumer";

    private ConsumerLag() {}

    /** Records that were not polled yet; those that only restore a state from its changelog are not counted. */
    public static double of(Map<MetricName, ? extends Metric> metrics) {
        return metrics.entrySet().stream()
                .filter(metric -> isLag(metric.getKey()))
                .map(metric -> metric.getValue().metricValue())
                .filter(value -> value instanceof Double lag && !lag.isNaN())
                .mapToDouble(Double.class::cast)
                .sum();
    }

    private static boolean isLag(MetricName name) {
        return name.group().equals(GROUP)
                && name.name().equals(PER_PARTITION)
                && !String.valueOf(name.tags().get("client-id")).contains(RESTORING);
    }
}
