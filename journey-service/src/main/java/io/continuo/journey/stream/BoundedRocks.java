package io.continuo.journey.stream;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.jspecify.annotations.Nullable;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.CompressionType;
import org.rocksdb.IndexType;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.WriteBufferManager;

/**
 * One bound for the native memory of every store of the process: blocks, indexes, filters and write buffers share one
 * cache, where each store would otherwise take up to 130 MB for itself.
 */
public final class BoundedRocks implements RocksDBConfigSetter {

    static final String MEMORY_SETTING = "continuo.journey.store-memory";

    private static final double FOR_INDEXES = 0.1;
    private static final long WRITE_BUFFER_BYTES = 2L * 1024 * 1024;
    private static final int BLOCK_BYTES = 8 * 1024;
    private static final double FILTER_BITS = 10;

    private static @Nullable Shared shared;

    /** Lives as long as the process: stores of every thread hold on to it. */
    private record Shared(Cache cache, WriteBufferManager buffers, BloomFilter filter) {}

    @Override
    public void setConfig(String storeName, Options options, Map<String, Object> configs) {
        Shared memory = shared(((Number) configs.get(MEMORY_SETTING)).longValue());
        BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
        table.setBlockCache(memory.cache());
        table.setFilterPolicy(memory.filter());
        table.setBlockSize(BLOCK_BYTES);
        table.setCacheIndexAndFilterBlocks(true);
        table.setCacheIndexAndFilterBlocksWithHighPriority(true);
        table.setPinTopLevelIndexAndFilter(true);
        // Indexes and filters of large files come in pieces: each as a whole would take the cache away from the others.
        table.setIndexType(IndexType.kTwoLevelIndexSearch);
        table.setPartitionFilters(true);
        options.setTableFormatConfig(table);
        options.setWriteBufferManager(memory.buffers());
        options.setWriteBufferSize(WRITE_BUFFER_BYTES);
        options.setMaxWriteBufferNumber(2);
        options.setCompressionType(CompressionType.LZ4_COMPRESSION);
    }

    @Override
    public void close(String storeName, Options options) {
        // What is set here is shared by all stores, and none of them may close it.
    }

    private static synchronized Shared shared(long bytes) {
        if (shared == null) {
            Cache cache = new LRUCache(bytes, -1, false, FOR_INDEXES);
            shared = new Shared(cache, new WriteBufferManager(bytes / 2, cache), new BloomFilter(FILTER_BITS, false));
        }
        return shared;
    }
}
