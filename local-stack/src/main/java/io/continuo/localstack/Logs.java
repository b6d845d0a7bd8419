package io.continuo.localstack;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Bounds the logs: one file of at most about {@value #LIMIT_BYTES} bytes and one older one per program. */
final class Logs {

    private static final long LIMIT_BYTES = 16L * 1024 * 1024;

    private Logs() {}

    /** Copies and empties a long log; programs append, so a running one simply goes on in the emptied file. */
    static void rotate(Path log) throws IOException {
        if (Files.exists(log) && Files.size(log) > LIMIT_BYTES) {
            Files.copy(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
            FileChannel.open(log, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)
                    .close();
        }
    }
}
