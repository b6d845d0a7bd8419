package io.continuo.identity;

import io.continuo.events.Topic;
import io.continuo.events.Topics;
import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The topics of this service under their names in this deployment. */
@Singleton
public class IdentityTopics {

    /** What it reads and writes, and so creates where missing. */
    static final List<Topic> USED = List.of(Topics.TOUCHPOINTS, Topics.IDENTITIES, Topics.CUSTOMERS);

    private final String prefix;

    IdentityTopics(
            @ConfigProperty(name = "continuo.topics.prefix", defaultValue = "") java.util.Optional<String> prefix) {
        this.prefix = prefix.orElse("");
    }

    public String identities() {
        return in(Topics.IDENTITIES);
    }

    public String customers() {
        return in(Topics.CUSTOMERS);
    }

    String in(Topic topic) {
        return topic.in(prefix);
    }
}
