package dev.orderlog.cli.order;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.Optional;

/** An accepted order; the token makes a later read wait until it shows at least this. */
public record Placed(
        String id, String status, Optional<String> consistencyToken, JsonNode document) {}
