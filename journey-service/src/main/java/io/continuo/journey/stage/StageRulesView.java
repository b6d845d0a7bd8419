package io.continuo.journey.stage;

import io.continuo.events.Stage;
import io.continuo.journey.settings.Edition;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A version of the stage rules.
 *
 * @param changedAt null, with {@code changedBy}, for the rules that came with the service
 */
record StageRulesView(
        int version,
        @Nullable Instant changedAt,
        @Nullable String changedBy,
        List<TypePattern> purchases,
        List<StageRule> rules,
        Stage otherwise) {

    static StageRulesView of(Edition edition) {
        StageRules rules = StageRules.of(edition.value(), edition.version());
        return new StageRulesView(
                rules.version(), edition.at(), edition.by(), rules.purchases(), rules.rules(), rules.otherwise());
    }
}
