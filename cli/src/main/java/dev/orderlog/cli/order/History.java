package dev.orderlog.cli.order;

import java.util.List;

public record History(String id, long version, List<HistoryEvent> events) {}
