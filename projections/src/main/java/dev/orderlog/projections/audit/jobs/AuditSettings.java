package dev.orderlog.projections.audit.jobs;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import io.micronaut.core.convert.format.ReadableBytes;

import java.nio.file.Path;
import java.time.Duration;

/**
 * @param folder where results lie; of one instance alone
 * @param runningMax audits that may run at once on this instance
 * @param keptMax ended audits that are kept; one more, and the oldest is forgotten with its file
 * @param keptFor how long an ended audit is kept
 * @param bytesMax of all files together, those being written included
 * @param threads partitions that one audit reads at once
 * @param eventsAtOnceMax for verifications and views: a partition with more events is read several times, so that memory stays bounded
 * @param selectedMax orders, customers, types or offsets that one audit may name
 * @param looksMax orders that may be looked up in the log at once, see {@link OrderLooks}
 * @param lookMax how long one of these may take
 * @param closeMax how long an end of the process waits until running audits have left their files in order
 */
@ConfigurationProperties("orderlog.projections.audits")
public record AuditSettings(
        Path folder,
        @Bindable(defaultValue = "2") int runningMax,
        @Bindable(defaultValue = "50") int keptMax,
        @Bindable(defaultValue = "7d") Duration keptFor,
        @Bindable(defaultValue = "5GB") @ReadableBytes long bytesMax,
        @Bindable(defaultValue = "2") int threads,
        @Bindable(defaultValue = "100000") long eventsAtOnceMax,
        @Bindable(defaultValue = "1000") int selectedMax,
        @Bindable(defaultValue = "4") int looksMax,
        @Bindable(defaultValue = "30s") Duration lookMax,
        @Bindable(defaultValue = "10s") Duration closeMax) {

    public AuditSettings {
        if (runningMax < 1
                || keptMax < 1
                || bytesMax < 1
                || threads < 1
                || eventsAtOnceMax < 1
                || selectedMax < 1
                || looksMax < 1
                || !keptFor.isPositive()
                || !lookMax.isPositive()
                || !closeMax.isPositive()) {
            throw new IllegalArgumentException(
                    "orderlog.projections.audits: every limit is at least 1, every time longer"
                            + " than nothing");
        }
    }
}
