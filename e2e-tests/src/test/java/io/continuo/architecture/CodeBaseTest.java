package io.continuo.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules hold over every module's main code, and each rule can fail. */
class CodeBaseTest {

    private static final Path ROOT = Path.of(System.getProperty("continuo.root", ".."));

    private static JavaClasses mainCode;
    private static JavaClasses breaches;

    record Named(String name, ArchRule rule) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Named> rules() {
        return Arrays.stream(ArchitectureRules.class.getDeclaredFields())
                .filter(field -> field.getType() == ArchRule.class)
                .map(CodeBaseTest::named)
                .toList();
    }

    @BeforeAll
    static void readTheCode() {
        mainCode = new ClassFileImporter().importPaths(classFolders());
        breaches = new ClassFileImporter()
                .withImportOption(new ImportOption.OnlyIncludeTests())
                .importPackages("io.continuo.architecture.breaks");
    }

    @Test
    void everyModuleIsRead() {
        assertThat(mainCode.size()).isGreaterThan(100);
        assertThat(classFolders()).hasSizeGreaterThanOrEqualTo(8);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theCodeBaseKeeps(Named named) {
        named.rule().check(mainCode);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void aBreachIsSeenBy(Named named) {
        assertThat(named.rule().evaluate(breaches).hasViolation()).isTrue();
    }

    @Test
    void thereAreAtMostEightRules() {
        assertThat(rules()).hasSizeBetween(1, 8);
    }

    private static Named named(Field field) {
        try {
            return new Named(field.getName(), (ArchRule) field.get(null));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Path> classFolders() {
        try (Stream<Path> modules = Files.list(ROOT)) {
            return modules.map(module -> module.resolve("target/classes/io/continuo"))
                    .filter(Files::isDirectory)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
