package dev.orderlog.projections.http;

import dev.orderlog.projections.domain.HistoryEntry;

import io.micronaut.serde.annotation.Serdeable;

import java.util.List;
import java.util.UUID;

@Serdeable
record HistoryBody(UUID id, long version, List<HistoryEntry> events) {}
