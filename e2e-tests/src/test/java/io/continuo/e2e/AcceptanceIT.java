package io.continuo.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The checks by which the suite is accepted, where they lie beside the checkout. */
@ResourceLock(Suite.NAME)
class AcceptanceIT {

    private static final Path CHECKS = Suite.ROOT.resolveSibling("shared").resolve("acceptance");

    private final Suite suite = Suite.get();

    @ParameterizedTest
    @ValueSource(strings = {"story", "oversell"})
    void theSuiteIsAcceptedBy(String check) throws IOException, InterruptedException {
        Path script = CHECKS.resolve(check);
        assumeTrue(Files.exists(script), "no " + check + " beside this checkout");
        assumeTrue(Suite.runs("python3", "--version"), "no python3 on this machine");

        ProcessBuilder builder = new ProcessBuilder("python3", script.toString()).redirectErrorStream(true);
        builder.environment().put("CONTINUO_GATEWAY", suite.gateway().toString());
        builder.environment().put("CONTINUO_KEYCLOAK", suite.keycloak().toString());
        builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
    }
}
