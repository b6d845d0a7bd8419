package io.continuo.journey.stage;

import io.continuo.events.Channel;
import io.continuo.events.Stage;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Gives many touchpoints their stages under one version of the rules. What it needs to know of a touchpoint's properties
 * are its <em>facts</em>, a number; rules that need to know no more can take over later.
 */
public final class Staging {

    private static final int MAX_KNOWN = 10_000;
    private static final Staging DEFAULT = of(StageRules.defaults());

    private final StageRules rules;
    private final StageTests tests;
    private final List<Conditions> conditions;
    private final Map<Touched, Stage> known = new ConcurrentHashMap<>();

    /** @param passed the tests that a touchpoint must pass */
    private record Conditions(StageRule rule, long passed) {}

    private record Touched(String type, String channel, long facts) {}

    private Staging(StageRules rules, StageTests tests) {
        this.rules = rules;
        this.tests = tests;
        this.conditions = rules.rules().stream()
                .map(rule -> new Conditions(rule, tests.of(rule)))
                .toList();
    }

    /** By the rules that come with the service. */
    public static Staging byDefault() {
        return DEFAULT;
    }

    public static Staging of(StageRules rules) {
        return new Staging(rules, rules.tests());
    }

    /** These rules, with facts that are enough for the next ones, too. */
    public Staging knowingFor(StageRules next) {
        return new Staging(rules, new StageTests(Stream.concat(rules.tests().stream(), next.tests().stream())));
    }

    /** Whether the facts are enough for these rules. */
    public boolean canBe(StageRules next) {
        return tests.cover(next.tests());
    }

    /** Other rules over the same facts, which must be enough for them. */
    public Staging under(StageRules next) {
        return new Staging(next, tests);
    }

    public StageRules rules() {
        return rules;
    }

    /** What the rules need to know of a touchpoint; never negative. */
    public long facts(Map<String, @Nullable Object> properties) {
        return tests.passedBy(properties);
    }

    /** The stage of a touchpoint whose sender did not name one. */
    public Stage stageOf(String type, String channel, long facts) {
        Touched touched = new Touched(type, channel, facts);
        Stage stage = known.get(touched);
        if (stage == null) {
            stage = find(TypePattern.words(type), channel, facts);
            if (known.size() < MAX_KNOWN) {
                known.put(touched, stage);
            }
        }
        return stage;
    }

    /** See {@link #stageOf(String, String, long)}. */
    public Stage stageOf(String type, Channel channel, Map<String, @Nullable Object> properties) {
        return stageOf(type, channel.name(), facts(properties));
    }

    private Stage find(String words, String channel, long facts) {
        for (Conditions each : conditions) {
            boolean passes = (facts & each.passed()) == each.passed();
            if (passes && each.rule().isOn(channel) && each.rule().knows(words)) {
                return each.rule().stage();
            }
        }
        return rules.otherwise();
    }
}
