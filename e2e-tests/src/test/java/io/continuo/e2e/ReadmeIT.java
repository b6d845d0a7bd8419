package io.continuo.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The story in the README runs by hand, line by line, as it stands there; only the addresses are exchanged. */
@ResourceLock(Suite.NAME)
class ReadmeIT {

    /** The shell blocks between the two marks are one session. */
    private static final Pattern STORY = Pattern.compile("<!-- story -->(.*?)<!-- end of story -->", Pattern.DOTALL);

    private static final Pattern BLOCK = Pattern.compile("```sh\\n(.*?)```", Pattern.DOTALL);

    private final Suite suite = Suite.get();

    @Test
    void theStoryOfTheReadmeRunsAsItStands() throws IOException, InterruptedException {
        assumeTrue(Suite.runs("curl", "--version"), "no curl on this machine");
        suite.openTheDemoShop();

        String said = run(story());

        assertThat(said)
                .contains("\"success\":true")
                .contains("\"awareness\"", "\"consideration\"", "\"purchase\"", "\"service\"", "\"advocacy\"")
                .contains("facebook")
                .doesNotContain("urn:continuo:problem");
    }

    private String story() throws IOException {
        String readme = Files.readString(Suite.ROOT.resolve("README.md"));
        List<String> stories =
                STORY.matcher(readme).results().map(match -> match.group(1)).toList();
        assertThat(stories).as("the README marks its story").hasSize(1);
        return BLOCK.matcher(stories.getFirst())
                .results()
                .map((MatchResult block) -> block.group(1))
                .collect(Collectors.joining())
                .replace("http://localhost:8080", suite.gateway().toString())
                .replace("http://localhost:8180", suite.keycloak().toString());
    }

    private static String run(String commands) throws IOException, InterruptedException {
        Process shell = new ProcessBuilder("bash", "-euo", "pipefail", "-c", commands)
                .redirectErrorStream(true)
                .start();
        String said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(shell.exitValue()).as(said).isZero();
        return said;
    }
}
