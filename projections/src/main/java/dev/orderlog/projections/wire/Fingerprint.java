package dev.orderlog.projections.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;

/** Two checksums in one number: good against accident, not against intent. */
final class Fingerprint {

    private Fingerprint() {}

    static long of(ConsumerRecord<String, byte[]> record) {
        return of(record, new CRC32()) << Integer.SIZE | of(record, new CRC32C());
    }

    private static long of(ConsumerRecord<String, byte[]> record, Checksum checksum) {
        for (var header : record.headers()) {
            checksum.update(header.key().getBytes(UTF_8));
            update(checksum, header.value());
        }
        update(checksum, record.value());
        return checksum.getValue();
    }

    private static void update(Checksum checksum, byte[] bytes) {
        if (bytes != null) {
            checksum.update(bytes);
        }
    }
}
