/** What an auditor asks: answered from the log itself, not by the services that wrote it. */
@NullMarked
package dev.orderlog.cli.audit;

import org.jspecify.annotations.NullMarked;
