package dev.orderlog.eventlog.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.orderlog.eventlog.event.Envelope;
import dev.orderlog.eventlog.relay.WalMessage.Begun;
import dev.orderlog.eventlog.relay.WalMessage.Committed;
import dev.orderlog.eventlog.relay.WalMessage.Inserted;
import dev.orderlog.eventlog.relay.WalMessage.Remarked;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.UUID;

class PgOutputDecoderTest {

    private static final int TABLE = 16_400;
    private static final UUID ID = UUID.fromString("0198c9f2-7b1a-7c3d-8e4f-a1b2c3d4e5f6");
    private static final UUID CAUSE = UUID.fromString("0198c9f2-7b1a-7c3d-8e4f-000000000001");
    private static final UUID ORDER = UUID.fromString("0198c9f2-7b1a-7c3d-8e4f-000000000002");

    private final PgOutputDecoder decoder = new PgOutputDecoder();

    @Test
    void readsWhereAndWhenATransactionCommitted() {
        var begin =
                message(out -> {
                    out.writeByte('B');
                    out.writeLong(0x1_0000_0042L);
                    out.writeLong(86_400_000_001L);
                    out.writeInt(777);
                });
        var commit =
                message(out -> {
                    out.writeByte('C');
                    out.writeByte(0);
                    out.writeLong(0x1_0000_0042L);
                    out.writeLong(0x1_0000_0077L);
                    out.writeLong(86_400_000_001L);
                });

        assertThat(decoder.decode(begin))
                .isEqualTo(new Begun(0x1_0000_0042L, Instant.parse("2000-01-02T00:00:00.000001Z")));
        assertThat(decoder.decode(commit)).isEqualTo(new Committed(0x1_0000_0077L));
    }

    @Test
    void readsTimesBeforePostgresEpoch() {
        assertThat(BinaryReader.instant(-1))
                .isEqualTo(Instant.parse("1999-12-31T23:59:59.999999Z"));
    }

    @Test
    void readsEveryColumnOfAnEventAndCopiesItsBytes() {
        decoder.decode(tableDescription("traceparent"));

        var event = inserted(CAUSE, "00-trace", new byte[] {0, 1, 2, -1});

        assertThat(event.id()).isEqualTo(ID);
        assertThat(event.type()).isEqualTo("PaymentCharged");
        assertThat(event.source()).isEqualTo("/payment-service");
        assertThat(event.subject()).isEqualTo("ördér-1");
        assertThat(event.topic()).isEqualTo("order-events");
        assertThat(event.time()).isEqualTo(Instant.parse("2000-01-01T00:00:01.5Z"));
        assertThat(event.causationId()).isEqualTo(CAUSE);
        assertThat(event.correlationId()).isEqualTo(ORDER);
        assertThat(event.sequence()).isEqualTo(3_000_000_000L);
        assertThat(event.flowVersion()).isEqualTo(1);
        assertThat(event.traceparent()).isEqualTo("00-trace");
        assertThat(event.value()).containsExactly(0, 1, 2, -1);
    }

    @Test
    void leavesAbsentWhatIsNull() {
        decoder.decode(tableDescription("traceparent"));

        var event = inserted(null, null, new byte[0]);

        assertThat(event.causationId()).isNull();
        assertThat(event.traceparent()).isNull();
        assertThat(event.value()).isEmpty();
    }

    @Test
    void readsWhatIsASliceOfALargerBuffer() {
        decoder.decode(tableDescription("traceparent"));
        var row = row(CAUSE, "00-trace", new byte[] {7});
        var larger = ByteBuffer.allocate(row.remaining() + 25).put(new byte[25]).put(row).flip();
        larger.position(25);

        assertThat(((Inserted) decoder.decode(larger.slice())).event().value()).containsExactly(7);
    }

    @Test
    void aMarkIsNothingToPublish() {
        var mark =
                message(out -> {
                    out.writeByte('M');
                    out.writeByte(0);
                    out.writeLong(4_711);
                    text(out, "orderlog relay");
                    out.writeInt(0);
                });

        assertThat(decoder.decode(mark)).isEqualTo(new Remarked());
    }

    @Test
    void refusesATableWithoutTheColumnsOfAnEvent() {
        assertThatThrownBy(() -> decoder.decode(tableDescription("another")))
                .isInstanceOf(PgOutputException.class)
                .hasMessageContaining("public.event")
                .hasMessageContaining("no column traceparent");
    }

    @Test
    void refusesARowOfATableThatWasNeverDescribed() {
        assertThatThrownBy(() -> decoder.decode(row(CAUSE, "x", new byte[0])))
                .isInstanceOf(PgOutputException.class)
                .hasMessageContaining("never described");
    }

    @Test
    void refusesUpdatesBecauseEventsAreNeverUpdated() {
        assertThatThrownBy(() -> decoder.decode(message(out -> out.writeByte('U'))))
                .isInstanceOf(PgOutputException.class)
                .hasMessageContaining("'U'");
    }

    @Test
    void refusesColumnsInTextFormat() {
        decoder.decode(tableDescription("traceparent"));
        var textual =
                message(out -> {
                    out.writeByte('I');
                    out.writeInt(TABLE);
                    out.writeByte('N');
                    out.writeShort(1);
                    out.writeByte('t');
                    out.writeInt(1);
                    out.writeByte('x');
                });

        assertThatThrownBy(() -> decoder.decode(textual)).hasMessageContaining("format 't'");
    }

    private Envelope inserted(UUID cause, String traceparent, byte[] value) {
        return ((Inserted) decoder.decode(row(cause, traceparent, value))).event();
    }

    /** The columns stand in an order of their own: only names count. */
    private ByteBuffer tableDescription(String lastColumn) {
        var description =
                message(out -> {
                    out.writeByte('R');
                    out.writeInt(TABLE);
                    text(out, "public");
                    text(out, "event");
                    out.writeByte('d');
                    out.writeShort(13);
                    column(out, "said", 16);
                    column(out, "value", 17);
                    column(out, "event_id", 2950);
                    column(out, "stream_id", 25);
                    column(out, "topic", 25);
                    column(out, "type", 25);
                    column(out, "source", 25);
                    column(out, "time", 1184);
                    column(out, "causation_id", 2950);
                    column(out, "correlation_id", 2950);
                    column(out, "sequence", 20);
                    column(out, "flow_version", 23);
                    column(out, lastColumn, 25);
                });
        return description;
    }

    private static ByteBuffer row(UUID cause, String traceparent, byte[] value) {
        return message(out -> {
            out.writeByte('I');
            out.writeInt(TABLE);
            out.writeByte('N');
            out.writeShort(13);
            binary(out, new byte[] {1});
            binary(out, value);
            binary(out, bytes(ID));
            binary(out, "ördér-1".getBytes(UTF_8));
            binary(out, "order-events".getBytes(UTF_8));
            binary(out, "PaymentCharged".getBytes(UTF_8));
            binary(out, "/payment-service".getBytes(UTF_8));
            binary(out, ByteBuffer.allocate(8).putLong(1_500_000).array());
            binary(out, cause == null ? null : bytes(cause));
            binary(out, bytes(ORDER));
            binary(out, ByteBuffer.allocate(8).putLong(3_000_000_000L).array());
            binary(out, ByteBuffer.allocate(4).putInt(1).array());
            binary(out, traceparent == null ? null : traceparent.getBytes(UTF_8));
        });
    }

    private static void column(DataOutputStream out, String name, int type) throws IOException {
        out.writeByte(0);
        text(out, name);
        out.writeInt(type);
        out.writeInt(-1);
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        out.write(text.getBytes(UTF_8));
        out.writeByte(0);
    }

    private static void binary(DataOutputStream out, byte[] value) throws IOException {
        if (value == null) {
            out.writeByte('n');
        } else {
            out.writeByte('b');
            out.writeInt(value.length);
            out.write(value);
        }
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    private interface Writing {
        void write(DataOutputStream out) throws IOException;
    }

    private static ByteBuffer message(Writing writing) {
        var bytes = new ByteArrayOutputStream();
        try {
            writing.write(new DataOutputStream(bytes));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return ByteBuffer.wrap(bytes.toByteArray());
    }
}
