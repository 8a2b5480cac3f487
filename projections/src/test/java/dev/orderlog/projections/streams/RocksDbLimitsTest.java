package dev.orderlog.projections.streams;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

class RocksDbLimitsTest {

    private static final int STORES = 40;
    private static final byte[] KILOBYTE = new byte[1 << 10];
    private static final int SMALL_WRITES = 1_000;

    private final List<AutoCloseable> open = new ArrayList<>();

    @TempDir Path directory;

    /** A new version of what a store consists of comes with every write buffer that is given up, whatever it held. */
    @Test
    void what_idle_stores_hold_makes_no_other_store_give_up_its_write_buffer() throws Exception {
        for (int idle = 0; idle < STORES; idle++) {
            write(store("idle-" + idle), 1_500);
        }
        var busy = store("busy");
        write(busy, 10);
        long before = versions(busy);

        write(busy, SMALL_WRITES);

        assertThat(versions(busy)).isEqualTo(before);
    }

    @Test
    void a_store_gives_up_its_write_buffer_when_it_is_full() throws Exception {
        var store = store("full");
        long before = versions(store);

        write(store, 3 * 2 << 10);

        assertThat(versions(store)).isGreaterThanOrEqualTo(before + 2);
    }

    @AfterEach
    void close() throws Exception {
        for (var each : open.reversed()) {
            each.close();
        }
    }

    private RocksDB store(String name) throws RocksDBException {
        var options = new Options().setCreateIfMissing(true);
        options.setTableFormatConfig(new BlockBasedTableConfig());
        new RocksDbLimits().setConfig(name, options, Map.of());
        open.add(options);
        var store = RocksDB.open(options, directory.resolve(name).toString());
        open.add(store);
        return store;
    }

    private static void write(RocksDB store, int kilobytes) throws RocksDBException {
        for (int i = 0; i < kilobytes; i++) {
            store.put(("key-" + i).getBytes(UTF_8), KILOBYTE);
        }
    }

    private static long versions(RocksDB store) throws RocksDBException {
        return store.getLongProperty("rocksdb.current-super-version-number");
    }
}
