package dev.orderlog.system.law.broken.projections.audit.jobs;

import dev.orderlog.system.law.broken.eventlog.relay.Sender;

record AuditThatSends(Sender sender) {}
