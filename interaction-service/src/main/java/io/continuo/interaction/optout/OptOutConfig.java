package io.continuo.interaction.optout;

import io.continuo.events.Channel;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What counts as "not interested", and what it silences. */
@ConfigMapping(prefix = "continuo.opt-out")
public interface OptOutConfig {

    /** Messages that take permission back, by language; a message is one of these as a whole, whatever its case. */
    Map<String, List<String>> stop();

    /** Messages that give it again, for the channel they come in. */
    Map<String, List<String>> start();

    /** Where direct messages are looked at; everywhere where absent. */
    Optional<Set<Channel>> channels();

    /** What a refusal in one channel silences. */
    @WithDefault("everywhere")
    Reach silences();

    /** The purpose that is refused, or {@code *} for every contact. */
    @WithDefault("marketing")
    String purpose();

    /** How far a refusal reaches. */
    enum Reach {
        EVERYWHERE,
        CHANNEL
    }
}
