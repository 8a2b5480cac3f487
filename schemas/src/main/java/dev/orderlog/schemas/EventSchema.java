package dev.orderlog.schemas;

import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * One event type of the published language.
 *
 * @param type simple name, as in the {@code ce_type} header
 * @param topic the topic that carries it
 * @param emittedBy the one service that may emit it
 * @param recordClass the class generated from the schema
 * @param schema the schema as it is registered, free of Java's own properties
 */
public record EventSchema(
        String type,
        Topic topic,
        String emittedBy,
        Class<? extends SpecificRecordBase> recordClass,
        Schema schema) {

    /** The registry's subject: the full name of the record, whatever topic carries it. */
    public String subject() {
        return schema.getFullName();
    }
}
