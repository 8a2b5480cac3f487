package dev.orderlog.projections.audit.check;

import java.time.Instant;

/** What the trails of all orders share. */
record OrderRules(
        Language language, Holds holds, Tally tally, Instant stalledBefore, Findings findings) {}
