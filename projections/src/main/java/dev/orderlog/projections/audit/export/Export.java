package dev.orderlog.projections.audit.export;

import java.io.IOException;

/** Where records of the log are written to. Closing it completes it. Safe for use by many threads. */
public interface Export extends AutoCloseable {

    /** For some keys of one partition. */
    Part part();

    @Override
    void close() throws IOException;

    /** Meets its records in the order of the log, on one thread. */
    interface Part {

        void write(Exported record);

        /** Nothing follows; not said where the reading was stopped. */
        void end();
    }
}
