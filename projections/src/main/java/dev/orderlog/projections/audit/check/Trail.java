package dev.orderlog.projections.audit.check;

/** What is kept of one key while the log is read. */
interface Trail {

    /** Whether it is new: the same record may come again. */
    boolean meet(LogEvent event);

    /** Nothing follows. */
    void end();

    /** How much memory it takes, about. */
    long bytes();
}
