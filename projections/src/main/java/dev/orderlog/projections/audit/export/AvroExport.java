package dev.orderlog.projections.audit.export;

import dev.orderlog.schemas.EventSchema;
import dev.orderlog.schemas.EventSchemas;

import org.apache.avro.Conversions;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.data.TimeConversions;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** An Avro container file that carries its own schema, payloads included. What cannot be decoded has no place in it and is left out. */
public final class AvroExport implements Export {

    private static final Schema SCHEMA = schema();
    private static final int COMPRESSION = 6;

    private final DataFileWriter<GenericRecord> file;

    public AvroExport(OutputStream out) throws IOException {
        var model = new SpecificData();
        model.addLogicalTypeConversion(new TimeConversions.TimestampMicrosConversion());
        model.addLogicalTypeConversion(new Conversions.UUIDConversion());
        file =
                new DataFileWriter<GenericRecord>(new SpecificDatumWriter<>(SCHEMA, model))
                        .setCodec(CodecFactory.deflateCodec(COMPRESSION));
        file.create(SCHEMA, out);
    }

    @Override
    public Part part() {
        return new EachRecord(record -> {
            if (record instanceof Exported.Event event) {
                append(row(event));
            }
        });
    }

    private synchronized void append(GenericRecord row) {
        try {
            file.append(row);
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    private static GenericRecord row(Exported.Event event) {
        var envelope = event.envelope();
        var row = new GenericData.Record(SCHEMA);
        row.put("topic", event.place().topic());
        row.put("partition", event.place().partition());
        row.put("offset", event.place().offset());
        row.put("key", envelope.subject());
        row.put("id", envelope.id());
        row.put("type", envelope.type());
        row.put("source", envelope.source());
        row.put("sequence", envelope.sequence());
        row.put("time", envelope.time());
        row.put("causationId", envelope.causationId());
        row.put("correlationId", envelope.correlationId());
        row.put("flowVersion", envelope.flowVersion());
        row.put("traceparent", envelope.traceparent());
        row.put("payload", event.payload());
        return row;
    }

    private static Schema schema() {
        var uuid = LogicalTypes.uuid().addToSchema(Schema.create(Schema.Type.STRING));
        var micros = LogicalTypes.timestampMicros().addToSchema(Schema.create(Schema.Type.LONG));
        return SchemaBuilder.record("ReplayedEvent")
                .namespace("dev.orderlog.audit")
                .fields()
                .requiredString("topic")
                .requiredInt("partition")
                .requiredLong("offset")
                .requiredString("key")
                .name("id")
                .type(uuid)
                .noDefault()
                .requiredString("type")
                .requiredString("source")
                .requiredLong("sequence")
                .name("time")
                .type(micros)
                .noDefault()
                .name("causationId")
                .type(Schema.createUnion(Schema.create(Schema.Type.NULL), uuid))
                .noDefault()
                .name("correlationId")
                .type(uuid)
                .noDefault()
                .requiredInt("flowVersion")
                .name("traceparent")
                .type(
                        Schema.createUnion(
                                Schema.create(Schema.Type.NULL), Schema.create(Schema.Type.STRING)))
                .noDefault()
                .name("payload")
                .type(payloads())
                .noDefault()
                .endRecord();
    }

    private static Schema payloads() {
        List<Schema> schemas = new ArrayList<>();
        EventSchemas.load().all().stream()
                .map(EventSchema::recordClass)
                .forEach(type -> schemas.add(SpecificData.get().getSchema(type)));
        return Schema.createUnion(schemas);
    }

    @Override
    public synchronized void close() throws IOException {
        file.close();
    }
}
