package dev.orderlog.schemas;

import com.fasterxml.jackson.databind.JsonNode;

import org.apache.avro.Schema;

import java.util.List;

/**
 * A schema as it once went out, with events written under it.
 *
 * @param number 1, 2, 3 ...
 */
record SchemaVersion(int number, Schema schema, List<Golden> goldens) {

    /** Bytes that were written under the version, and what they say. */
    record Golden(String bytes, JsonNode event) {}

    String name() {
        return "v" + number;
    }
}
