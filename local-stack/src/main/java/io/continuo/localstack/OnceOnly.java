package io.continuo.localstack;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;

/** A directory that is made completely or not at all, once, whoever asks first and however that one ends. */
public final class OnceOnly {

    /** Fills the empty directory it is given. */
    interface Maker {
        void make(Path directory) throws IOException, InterruptedException;
    }

    private OnceOnly() {}

    static Path directory(Path wanted, Maker maker) throws IOException, InterruptedException {
        Files.createDirectories(wanted.getParent());
        Path lock = wanted.resolveSibling(wanted.getFileName() + ".lock");
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var _ = channel.lock()) {
            if (!Files.exists(wanted)) {
                Path unfinished = wanted.resolveSibling(wanted.getFileName() + ".unfinished");
                delete(unfinished);
                Files.createDirectories(unfinished);
                maker.make(unfinished);
                Files.move(unfinished, wanted, StandardCopyOption.ATOMIC_MOVE);
            }
        }
        return wanted;
    }

    /** Deletes a directory with all it holds, if it is there. */
    public static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
