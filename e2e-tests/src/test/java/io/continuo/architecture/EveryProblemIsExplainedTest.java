package io.continuo.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/problems.md and the problem types of the code are the same list. */
class EveryProblemIsExplainedTest {

    private static final Path ROOT = Path.of(System.getProperty("continuo.root", ".."));

    /** A constant of an enum that implements ProblemType: SLUG("slug", 404, …). */
    private static final Pattern DECLARED = Pattern.compile("[A-Z_]+\\(\\s*\"([a-z-]+)\",\\s*([1-5]\\d\\d),");

    private static final Pattern EXPLAINED = Pattern.compile("^\\| `([a-z-]+)` \\| (\\d{3}) \\|", Pattern.MULTILINE);

    @Test
    void theTypesOfTheCodeAreThoseOfThePage() throws IOException {
        Set<String> declared = new TreeSet<>();
        for (Path source : sourcesOfProblems()) {
            declared.addAll(found(DECLARED, Files.readString(source)));
        }
        Set<String> explained = found(EXPLAINED, Files.readString(ROOT.resolve("docs/problems.md")));

        assertThat(declared).hasSizeGreaterThan(30);
        assertThat(explained).isEqualTo(declared);
    }

    private static Set<Path> sourcesOfProblems() throws IOException {
        Set<Path> sources = new TreeSet<>();
        try (Stream<Path> modules = Files.list(ROOT)) {
            for (Path module : modules.toList()) {
                Path main = module.resolve("src/main/java");
                if (Files.isDirectory(main)) {
                    collect(main, sources);
                }
            }
        }
        return sources;
    }

    private static void collect(Path main, Set<Path> sources) throws IOException {
        try (Stream<Path> files = Files.walk(main)) {
            files.filter(file -> file.toString().endsWith("Problem.java")).forEach(sources::add);
        }
    }

    private static Set<String> found(Pattern pattern, String text) {
        Set<String> found = new TreeSet<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(2) + " " + matcher.group(1));
        }
        return found;
    }
}
