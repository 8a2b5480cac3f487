package dev.orderlog.projections.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.orderlog.projections.audit.check.Finding;

/** A verification for a program: printed by {@code orderlog verify --json}, and told over HTTP. */
public final class VerifyJson {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private VerifyJson() {}

    public static JsonNode of(VerifyReport report) {
        var json = NODES.objectNode().put("whole", report.isWhole());
        json.set("checked", checked(report));
        json.set("read", read(report));
        var counts = json.putObject("counts");
        report.findings().counts().forEach((kind, count) -> counts.put(kind.name(), count));
        var examples = json.putArray("examples");
        report.findings().examples().forEach(one -> examples.add(example(one)));
        return json;
    }

    private static ObjectNode checked(VerifyReport report) {
        return NODES.objectNode()
                .put("records", report.records())
                .put("partitions", report.partitions())
                .put("orders", report.orders().keys())
                .put("completed", report.orders().completed())
                .put("cancelled", report.orders().cancelled())
                .put("onTheirWay", report.orders().onTheirWay())
                .put("skus", report.skus().keys())
                .put("withoutChecksum", report.unsealed());
    }

    private static ObjectNode read(VerifyReport report) {
        var read = report.read();
        return NODES.objectNode()
                .put("records", read.records())
                .put("bytes", read.bytes())
                .put("millis", read.millis())
                .put("recordsPerSecond", Math.round(read.recordsPerSecond()))
                .put("heldBytesMax", report.heldBytesMax());
    }

    private static ObjectNode example(Finding one) {
        return NODES.objectNode()
                .put("kind", one.kind().name())
                .put("subject", one.subject())
                .put("topic", one.place().topic())
                .put("partition", one.place().partition())
                .put("offset", one.place().offset())
                .put("detail", one.detail());
    }
}
