package dev.orderlog.schemas;

import java.util.List;

/** A header of every record, UTF-8 text, as the reference documents tell it. */
record RecordHeader(String name, boolean required, String meaning, String example) {

    static final List<RecordHeader> ALL =
            List.of(
                    required("ce_specversion", "Version of CloudEvents, always 1.0.", "1.0"),
                    required(
                            "ce_id",
                            "The event's own id, a UUIDv7. Whoever acts on an event acts once per"
                                    + " id.",
                            "01930d5e-7c3a-7f10-8a6b-0d1c2e3f4a5c"),
                    required(
                            "ce_type",
                            "The event type: the simple name of the record.",
                            "PaymentCharged"),
                    required(
                            "ce_source",
                            "The service that emitted it, with a leading slash.",
                            "/payment-service"),
                    required(
                            "ce_subject",
                            "What it is about: the order id, or the SKU. The same as the record's"
                                    + " key.",
                            "01930d5e-7c3a-7f10-8a6b-0d1c2e3f4a5b"),
                    required(
                            "ce_time",
                            "When the service decided it, RFC 3339 in UTC with up to six decimals.",
                            "2026-03-01T12:30:45.123456Z"),
                    required("content-type", "Always application/avro.", "application/avro"),
                    optional(
                            "causationid",
                            "Id of the event that led to this one. Missing where a person or"
                                    + " another system asked directly.",
                            "01930d5e-7c3a-7f10-8a6b-0d1c2e3f4a5d"),
                    required(
                            "correlationid",
                            "Shared by everything that belongs together: the order id, where there"
                                    + " is an order.",
                            "01930d5e-7c3a-7f10-8a6b-0d1c2e3f4a5b"),
                    required(
                            "sequence",
                            "Counts what this service said about this subject: 1, 2, 3 and so on"
                                    + " without gaps.",
                            "1"),
                    required(
                            "flowversion",
                            "Version of the choreography under which it was emitted.",
                            "1"),
                    optional(
                            "traceparent",
                            "W3C trace context of the work that led to it.",
                            "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"),
                    required(
                            "lsn",
                            "Commit position in the emitting service's database, a decimal number.",
                            "23456789"),
                    required(
                            "crc32c",
                            "CRC-32C over key, attributes and value, for audits; records that were"
                                    + " published before there was one have none.",
                            "9a71bb4c"));

    private static RecordHeader required(String name, String meaning, String example) {
        return new RecordHeader(name, true, meaning, example);
    }

    private static RecordHeader optional(String name, String meaning, String example) {
        return new RecordHeader(name, false, meaning, example);
    }
}
