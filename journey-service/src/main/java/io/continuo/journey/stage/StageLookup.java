package io.continuo.journey.stage;

import io.continuo.events.Channel;
import io.continuo.events.Stage;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Gives the stages that {@link StageRules} give, for many touchpoints: which rules know a type is found out once. */
public final class StageLookup {

    private static final int MAX_TYPES = 10_000;

    private final StageRules rules;
    private final Map<String, List<StageRule>> byType = new ConcurrentHashMap<>();

    public StageLookup(StageRules rules) {
        this.rules = rules;
    }

    /** See {@link StageRules#stageOf}. */
    public Stage stageOf(String type, Channel channel, Map<String, @Nullable Object> properties) {
        for (StageRule rule : rulesFor(type)) {
            if (rule.matches(channel, properties)) {
                return rule.stage();
            }
        }
        return rules.otherwise();
    }

    private List<StageRule> rulesFor(String type) {
        List<StageRule> known = byType.get(type);
        if (known != null) {
            return known;
        }
        String words = TypePattern.words(type);
        List<StageRule> found =
                rules.rules().stream().filter(rule -> rule.knows(words)).toList();
        if (byType.size() < MAX_TYPES) {
            byType.put(type, found);
        }
        return found;
    }
}
