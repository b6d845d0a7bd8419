package io.continuo.journey.stage;

import io.continuo.journey.row.PropertyPath;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tests on properties, numbered, so that which of them a touchpoint passes fits into a number. From that number, type and
 * channel its stage follows under any rules that make no other tests: without another look at its properties.
 */
final class StageTests {

    /** Two versions of the rules fit into one number. */
    static final int MOST_OF_A_VERSION = 30;

    private final List<Test> tests;
    private final List<PropertyPath> paths;

    /** What a property must be. */
    record Test(String path, PropertyTest test) {}

    StageTests(Stream<Test> tests) {
        this.tests = tests.distinct().toList();
        this.paths =
                this.tests.stream().map(test -> new PropertyPath(test.path())).toList();
        if (this.tests.size() > 2 * MOST_OF_A_VERSION) {
            throw new IllegalArgumentException("at most " + 2 * MOST_OF_A_VERSION + " tests");
        }
    }

    int size() {
        return tests.size();
    }

    Stream<Test> stream() {
        return tests.stream();
    }

    boolean cover(StageTests others) {
        return tests.containsAll(others.tests);
    }

    /** The tests that a touchpoint passes, as bits. */
    long passedBy(Map<String, @Nullable Object> properties) {
        long passed = 0;
        for (int i = 0; i < paths.size(); i++) {
            if (tests.get(i).test().passes(paths.get(i).in(properties))) {
                passed |= 1L << i;
            }
        }
        return passed;
    }

    /** The bits of a rule's tests. */
    long of(StageRule rule) {
        return rule.tests().mapToLong(test -> 1L << tests.indexOf(test)).reduce(0, (a, b) -> a | b);
    }
}
