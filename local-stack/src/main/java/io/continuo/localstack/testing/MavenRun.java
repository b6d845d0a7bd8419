package io.continuo.localstack.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What this test JVM belongs to. */
final class MavenRun {

    private static final String LAUNCHER = "org.codehaus.plexus.classworlds.launcher.Launcher";

    private MavenRun() {}

    /** The Maven that started this JVM, or this JVM itself where there is none, as in an IDE. */
    static ProcessHandle process() {
        ProcessHandle self = ProcessHandle.current();
        for (Optional<ProcessHandle> up = self.parent();
                up.isPresent();
                up = up.get().parent()) {
            if (up.get().info().commandLine().orElse("").contains(LAUNCHER)) {
                return up.get();
            }
        }
        return self;
    }

    /** The root of the checkout. */
    static Path checkout() {
        String told = System.getProperty("continuo.root");
        if (told != null) {
            return Path.of(told);
        }
        Path directory = Path.of("").toAbsolutePath();
        while (directory != null && !Files.exists(directory.resolve("local-stack/pom.xml"))) {
            directory = directory.getParent();
        }
        if (directory == null) {
            throw new IllegalStateException("Not inside a checkout of Continuo; set the property continuo.root");
        }
        return directory;
    }
}
