package dev.orderlog.projections.audit.jobs;

import dev.orderlog.projections.audit.Topics;
import dev.orderlog.projections.audit.read.LogAccess;
import dev.orderlog.projections.audit.read.Progress;
import dev.orderlog.projections.audit.read.SideBySide;
import dev.orderlog.projections.wire.EventReaders;

import java.io.IOException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** The log that audits read, and who reads it for them: not the readers of the fold, which are nobody else's. */
public record AuditLog(LogAccess access, EventReaders readers, Topics topics)
        implements AutoCloseable {

    SideBySide reading(int threads, Consumer<Progress> telling, BooleanSupplier stopping) {
        return new SideBySide(access, threads, telling, stopping);
    }

    @Override
    public void close() throws IOException {
        readers.close();
    }
}
