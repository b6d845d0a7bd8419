package io.continuo.localstack;

import io.continuo.localstack.demo.DemoData;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Loads the demo data into a suite that has none yet, in a process of its own so that its memory is given back. */
final class DemoRun {

    private static final int LONGEST_LINE = 300;

    private final StackSettings stack;
    private final ServiceSettings services;
    private final Progress progress;

    DemoRun(StackSettings stack, ServiceSettings services, Progress progress) {
        this.stack = stack;
        this.services = services;
        this.progress = progress;
    }

    /** A load that was cut short is done again: every item of it has an id, so nothing is taken twice. */
    void onFirstStart() throws IOException, InterruptedException {
        Path done = services.home().resolve("data").resolve("demo-loaded");
        if (Files.exists(done)) {
            return;
        }
        progress.step("loading demo data");
        String keycloak = URI.create(stack.address(Part.KEYCLOAK)).resolve("/").toString();
        Launch launch = Launch.java(
                List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
                stack.classPath(),
                DemoData.class.getName(),
                services.url(Service.GATEWAY),
                keycloak.substring(0, keycloak.length() - 1));
        Process process = Tether.start(launch, ProcessBuilder.Redirect.PIPE);
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            lines.lines().filter(line -> !line.startsWith("\t")).forEach(this::tell);
        }
        if (process.waitFor() == 0) {
            Files.writeString(done, "");
        } else {
            progress.step("the demo data did not load; everything else works. The next start tries again.");
        }
    }

    private void tell(String line) {
        progress.step("  " + line.substring(0, Math.min(line.length(), LONGEST_LINE)));
    }
}
