/**
 * Audits that take longer than a request may: each reads the log on a thread of its own and leaves a report, or a file. They have the
 * log to read, a folder to write to, and nothing else.
 */
@NullMarked
package dev.orderlog.projections.audit.jobs;

import org.jspecify.annotations.NullMarked;
