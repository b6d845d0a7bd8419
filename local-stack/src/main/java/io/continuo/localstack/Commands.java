package io.continuo.localstack;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes the commands other processes leave as empty files {@code <name>.<start|stop|restart|kill>}. */
final class Commands {

    private final Path directory;
    private final Map<String, Supervised> programs = new HashMap<>();

    Commands(Path directory) throws IOException {
        OnceOnly.delete(directory);
        this.directory = Files.createDirectories(directory);
    }

    void accept(Supervised program) {
        programs.put(program.name(), program);
    }

    /** Does what has been asked for since the last call, each in a thread of its own because stopping takes a while. */
    void poll() throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            for (Path file : files) {
                Files.deleteIfExists(file);
                List<String> words = List.of(file.getFileName().toString().split("\\.", 2));
                Optional.ofNullable(programs.get(words.getFirst()))
                        .ifPresent(program -> Thread.ofPlatform().daemon().start(() -> run(program, words.getLast())));
            }
        }
    }

    private static void run(Supervised program, String verb) {
        switch (verb) {
            case "start" -> program.start();
            case "stop" -> program.stop();
            case "kill" -> program.kill();
            case "restart" -> {
                program.stop();
                program.start();
            }
            default -> throw new IllegalArgumentException("Unknown command " + verb);
        }
    }
}
