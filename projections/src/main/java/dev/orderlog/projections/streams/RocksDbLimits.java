package dev.orderlog.projections.streams;

import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;

import java.util.Map;

/**
 * Bounds on memory outside the heap. A store exists per partition; the defaults would give each of them 50 MB of cache and 48 MB
 * of write buffers. Here all share one cache, and each has two small write buffers of its own: a limit that stores share, as
 * RocksDB's WriteBufferManager sets one, makes whichever store writes give up its buffer, however little is in it, for what idle
 * stores hold in theirs.
 */
public final class RocksDbLimits implements RocksDBConfigSetter {

    private static final int WRITE_BUFFERS_MAX = 2;
    private static final long CACHE_BYTES = 64L << 20;
    private static final long WRITE_BUFFER_BYTES = 2L << 20;

    private static final Cache CACHE;

    static {
        RocksDB.loadLibrary();
        CACHE = new LRUCache(CACHE_BYTES);
    }

    @Override
    public void setConfig(String storeName, Options options, Map<String, Object> settings) {
        if (options.tableFormatConfig() instanceof BlockBasedTableConfig table) {
            table.setBlockCache(CACHE);
            table.setCacheIndexAndFilterBlocks(true);
            options.setTableFormatConfig(table);
        }
        options.setWriteBufferSize(WRITE_BUFFER_BYTES);
        options.setMaxWriteBufferNumber(WRITE_BUFFERS_MAX);
    }

    /** The cache is shared by all stores and lives as long as the process. */
    @Override
    public void close(String storeName, Options options) {}
}
