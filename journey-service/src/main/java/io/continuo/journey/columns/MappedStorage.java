package io.continuo.journey.columns;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Blocks and texts in mapped files: the operating system keeps in memory what is looked at, and has the rest on disk when memory
 * is short. A file has no name any more once it is mapped, so that it goes with what is in it, however the process ends.
 */
public final class MappedStorage implements Storage {

    private final Path directory;

    /** @param directory is made where it is missing */
    public MappedStorage(Path directory) {
        this.directory = directory;
    }

    /** @throws UncheckedIOException when the disk does not have the room */
    @Override
    public MemorySegment allocate(long bytes) {
        try {
            Files.createDirectories(directory);
            Path file = Files.createTempFile(directory, "block-", ".columns");
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                return channel.map(FileChannel.MapMode.READ_WRITE, 0, bytes, Arena.ofAuto());
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("no room for a block of columns", e);
        }
    }
}
