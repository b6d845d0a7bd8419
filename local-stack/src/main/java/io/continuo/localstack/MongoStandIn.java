package io.continuo.localstack;

import de.bwaldvogel.mongo.MongoBackend;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.backend.h2.H2Database;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.backend.memory.MemoryDatabase;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreTool;

/**
 * The MongoDB child process: speaks enough of MongoDB's protocol for one machine, and is not MongoDB.
 *
 * <p>On disk a write is committed before it is acknowledged, so that {@code kill -9} loses nothing acknowledged.
 */
final class MongoStandIn {

    static final String IN_MEMORY = "memory";

    private MongoStandIn() {}

    public static void main(String[] args) {
        int port = Integer.parseInt(args[0]);
        MongoBackend backend =
                IN_MEMORY.equals(args[1]) ? new OneAtATimeBackend() : new CommittingBackend(open(args[1]));
        MongoServer server = new MongoServer(backend);
        server.bind("127.0.0.1", port);
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdownNow));
    }

    private static MVStore open(String file) {
        if (Files.exists(Path.of(file))) {
            // Pages that still hold one living entry are not overwritten; this writes the living ones together.
            MVStoreTool.compactCleanUp(file);
            MVStoreTool.compact(file, true);
        }
        MVStore store =
                new MVStore.Builder().fileName(file).autoCommitDisabled().open();
        // Replaced pages are overwritten at once instead of after 45 s, or every small write would cost 20 KB for good.
        // What is kept longer only helps where writes reach the disk out of order, at a power failure.
        store.setRetentionTime(0);
        return store;
    }

    /** A reply may hold a stored document itself: it is copied before the next request can change it. */
    private static final class OneAtATimeBackend extends MemoryBackend {

        @Override
        public MemoryDatabase openOrCreateDatabase(String name) {
            return new MemoryDatabase(name, getCursorRegistry()) {
                @Override
                protected Index<Integer> openOrCreateUniqueIndex(
                        String collection, String index, List<IndexKey> keys, boolean sparse) {
                    return new KeyedIndex<>(super.openOrCreateUniqueIndex(collection, index, keys, sparse), sparse);
                }
            };
        }

        @Override
        public synchronized Document handleMessage(MongoMessage message) {
            return super.handleMessage(message).cloneDeeply();
        }
    }

    /** Also commits, after everything that is not known to only read. */
    private static final class CommittingBackend extends H2Backend {

        private static final Set<String> READING = Set.of(
                "find",
                "getMore",
                "killCursors",
                "count",
                "distinct",
                "hello",
                "isMaster",
                "ismaster",
                "ping",
                "buildInfo",
                "listCollections",
                "listIndexes",
                "listDatabases",
                "endSessions",
                "serverStatus");

        CommittingBackend(MVStore store) {
            super(store);
        }

        @Override
        protected MongoDatabase openOrCreateDatabase(String name) {
            return new H2Database(name, getMvStore(), getCursorRegistry()) {
                @Override
                protected Index<Object> openOrCreateUniqueIndex(
                        String collection, String index, List<IndexKey> keys, boolean sparse) {
                    return new KeyedIndex<>(super.openOrCreateUniqueIndex(collection, index, keys, sparse), sparse);
                }
            };
        }

        @Override
        public synchronized Document handleMessage(MongoMessage message) {
            Document reply = super.handleMessage(message).cloneDeeply();
            String command = message.getDocument().keySet().iterator().next();
            if (!READING.contains(command)) {
                commit();
            }
            return reply;
        }
    }
}
