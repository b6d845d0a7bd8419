package io.continuo.benchmarks.journey;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * ClickHouse in this process, by the C interface of chdb (libchdb.so, 560 MB, from the npm package
 * {@code @chdb/lib-linux-x64-gnu}): the same events in one table sorted by customer and time. Measured where the library is.
 */
final class ClickHouse implements AutoCloseable {

    /** Names the library; otherwise it is looked for in the cache of the checkout. */
    static final String WHERE = "CONTINUO_CHDB";

    private static final String IN_CACHE = ".continuo/cache/libchdb.so";
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;

    private final Arena arena = Arena.ofShared();
    private final SymbolLookup symbols;
    private final MemorySegment handle;
    private final Path directory;

    /** The library, where there is one. */
    static Optional<Path> library() {
        Path cached = Path.of(System.getProperty("continuo.root", ".")).resolve(IN_CACHE);
        return Stream.concat(Stream.ofNullable(System.getenv(WHERE)).map(Path::of), Stream.of(cached))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    ClickHouse(Path library, int threads) throws Exception {
        this.directory = Files.createTempDirectory("continuo-clickhouse");
        this.symbols = SymbolLookup.libraryLookup(library, Arena.global());
        // A Java process has its own signal handlers, and lives by them.
        invoke(call("chdb_set_signal_handlers_enabled", FunctionDescriptor.ofVoid(INT)), 0);
        String[] arguments = {"clickhouse", "--path=" + directory.resolve("data"), "--max_threads=" + threads};
        MemorySegment texts = arena.allocate(ValueLayout.ADDRESS, arguments.length);
        for (int i = 0; i < arguments.length; i++) {
            texts.setAtIndex(ValueLayout.ADDRESS, i, arena.allocateFrom(arguments[i]));
        }
        FunctionDescriptor connect = FunctionDescriptor.of(ValueLayout.ADDRESS, INT, ValueLayout.ADDRESS);
        this.handle = (MemorySegment) invoke(call("chdb_connect", connect), arguments.length, texts);
        query("CREATE TABLE events (customer Int32, ts UInt64, type Enum8(" + numbered(Histories.TYPES)
                + "), channel Enum8(" + numbered(Histories.CHANNELS) + ")) ENGINE = MergeTree ORDER BY (customer, ts)");
    }

    private static String numbered(String[] texts) {
        StringBuilder numbered = new StringBuilder();
        for (int i = 0; i < texts.length; i++) {
            numbered.append(i == 0 ? "" : ", ")
                    .append('\'')
                    .append(texts[i])
                    .append("' = ")
                    .append(i);
        }
        return numbered.toString();
    }

    void load(Histories histories) throws Exception {
        Path rows = directory.resolve("events.bin");
        try (DataOutputStream out =
                new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(rows), 1 << 20))) {
            write(histories, out);
        }
        query("INSERT INTO events SELECT * FROM file('" + rows
                + "', RowBinary, 'customer Int32, ts UInt64, type Int8, channel Int8')");
        query("OPTIMIZE TABLE events FINAL");
        Files.delete(rows);
    }

    private static void write(Histories histories, DataOutputStream out) throws IOException {
        Histories.History history = new Histories.History();
        for (int customer = 0; customer < histories.customers(); customer++) {
            histories.read(customer, history);
            for (int i = 0; i < history.size; i++) {
                out.writeInt(Integer.reverseBytes(customer));
                out.writeLong(Long.reverseBytes(history.times[i]));
                out.writeByte(history.types[i]);
                out.writeByte(history.channels[i]);
            }
        }
    }

    /** Customers by step, with ClickHouse's own function for funnels. */
    List<Long> funnel(long windowMillis) throws Exception {
        String answer = query("""
                SELECT countIf(level >= 1), countIf(level >= 2), countIf(level >= 3) FROM (
                    SELECT windowFunnel(%d)(ts, type = '%s', type = '%s', type = '%s') AS level
                    FROM events GROUP BY customer)
                """.formatted(windowMillis, Histories.STEPS[0], Histories.STEPS[1], Histories.STEPS[2]));
        return Stream.of(answer.strip().split("\t")).map(Long::parseLong).toList();
    }

    String version() throws Exception {
        return query("SELECT version()").strip();
    }

    private String query(String query) throws Exception {
        try (Arena once = Arena.ofConfined()) {
            FunctionDescriptor pointers = FunctionDescriptor.of(
                    ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.ADDRESS);
            MemorySegment connection =
                    handle.reinterpret(ValueLayout.ADDRESS.byteSize()).get(ValueLayout.ADDRESS, 0);
            MemorySegment result = (MemorySegment) invoke(
                    call("chdb_query", pointers), connection, once.allocateFrom(query), once.allocateFrom("TSV"));
            try {
                return text(result);
            } finally {
                invoke(call("chdb_destroy_query_result", FunctionDescriptor.ofVoid(ValueLayout.ADDRESS)), result);
            }
        }
    }

    private String text(MemorySegment result) throws Exception {
        FunctionDescriptor pointer = FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.ADDRESS);
        MemorySegment error = (MemorySegment) invoke(call("chdb_result_error", pointer), result);
        if (!error.equals(MemorySegment.NULL)) {
            throw new IOException(error.reinterpret(Long.MAX_VALUE).getString(0));
        }
        FunctionDescriptor size = FunctionDescriptor.of(ValueLayout.JAVA_LONG, ValueLayout.ADDRESS);
        long length = (long) invoke(call("chdb_result_length", size), result);
        MemorySegment buffer = (MemorySegment) invoke(call("chdb_result_buffer", pointer), result);
        return length == 0
                ? ""
                : new String(buffer.reinterpret(length).toArray(ValueLayout.JAVA_BYTE), StandardCharsets.UTF_8);
    }

    private MethodHandle call(String name, FunctionDescriptor form) {
        return Linker.nativeLinker().downcallHandle(symbols.findOrThrow(name), form);
    }

    private static Object invoke(MethodHandle call, Object... arguments) throws Exception {
        try {
            return call.invokeWithArguments(arguments);
        } catch (Exception | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws Exception {
        invoke(call("chdb_close_conn", FunctionDescriptor.ofVoid(ValueLayout.ADDRESS)), handle);
        arena.close();
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        }
    }
}
