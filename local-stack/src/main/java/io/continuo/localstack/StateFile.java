package io.continuo.localstack;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Properties;
import java.util.TreeMap;

/** What a running stack tells others: per program state, pid, address and problem; replaced as a whole on a change. */
public final class StateFile {

    private final Path path;
    private final TreeMap<String, String> entries = new TreeMap<>();
    private boolean closed;

    StateFile(Path path) {
        this.path = path;
        entries.put("pid", Long.toString(ProcessHandle.current().pid()));
    }

    synchronized void address(String name, String address) {
        entries.put(name + ".address", address);
    }

    synchronized void record(String name, String state, long pid, String problem) {
        entries.put(name + ".state", state);
        entries.put(name + ".pid", Long.toString(pid));
        entries.put(name + ".problem", problem);
        write();
    }

    private void write() {
        if (closed) {
            return;
        }
        try {
            Files.createDirectories(path.getParent());
            StringWriter text = new StringWriter();
            for (var entry : entries.entrySet()) {
                text.write(entry.getKey() + "=" + entry.getValue().replaceAll("[\\r\\n\\\\]", " ") + "\n");
            }
            Path next = path.resolveSibling(path.getFileName() + ".next");
            Files.writeString(next, text.toString());
            Files.move(next, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The stack has ended; what its programs still report is not written any more. */
    synchronized void delete() {
        closed = true;
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The entries as they are now. */
    public static Properties read(Path path) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(path)) {
            properties.load(reader);
        }
        return properties;
    }
}
