package dev.orderlog.eventlog.listen;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.Map;

class ConsumerLagTest {

    private static final String FETCH = "consumer-fetch-manager-metrics";

    private final Map<MetricName, Metric> metrics = new HashMap<>();

    @Test
    void is_the_sum_over_the_partitions_it_has() {
        tell("records-lag", FETCH, "listener", "0", 40.0);
        tell("records-lag", FETCH, "listener", "1", 2.0);
        tell("records-lag", FETCH, "listener", "2", Double.NaN);

        assertThat(ConsumerLag.of(metrics)).isEqualTo(42.0);
    }

    @Test
    void leaves_out_what_restores_a_state_and_every_other_metric() {
        tell("records-lag", FETCH, "views-StreamThread-1-restore-consumer", "0", 900.0);
        tell("records-lag-max", FETCH, "listener", "0", 50.0);
        tell("records-lag", "others", "listener", "0", 7.0);

        assertThat(ConsumerLag.of(metrics)).isZero();
    }

    private void tell(String name, String group, String client, String partition, Object value) {
        var known =
                new MetricName(
                        name, group, "", Map.of("client-id", client, "partition", partition));
        metrics.put(
                known,
                new Metric() {
                    @Override
                    public MetricName metricName() {
                        return known;
                    }

                    @Override
                    public Object metricValue() {
                        return value;
                    }
                });
    }
}
