package io.continuo.localstack.testing;

import io.continuo.localstack.LocalStack;
import io.continuo.localstack.OnceOnly;
import io.continuo.localstack.StackSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/**
 * The process that holds a test stack for as long as another process lives.
 *
 * <p>Arguments: application directory, cache directory, home directory, process id to live for (0: until stopped).
 */
final class TestStackProcess {

    private TestStackProcess() {}

    public static void main(String[] args) throws IOException {
        Path home = Path.of(args[2]);
        StackSettings settings = StackSettings.forTests(Path.of(args[0]), Path.of(args[1]), home, System.getenv());
        CompletableFuture<?> owner = owner(Long.parseLong(args[3]));
        try (LocalStack stack = LocalStack.start(settings)) {
            Runtime.getRuntime().addShutdownHook(new Thread(stack::close));
            owner.join();
        }
        OnceOnly.delete(home);
    }

    private static CompletableFuture<?> owner(long pid) {
        if (pid == 0) {
            return new CompletableFuture<Void>();
        }
        return ProcessHandle.of(pid)
                .<CompletableFuture<?>>map(ProcessHandle::onExit)
                .orElseGet(() -> CompletableFuture.completedFuture(null));
    }
}
