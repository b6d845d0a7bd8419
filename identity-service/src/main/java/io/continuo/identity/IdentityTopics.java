package io.continuo.identity;

import io.continuo.events.Topic;
import io.continuo.events.Topics;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The topics of this service under their names in this deployment. */
@Singleton
public class IdentityTopics {

    /** What it reads and writes, and so creates where missing. */
    static final List<Topic> USED =
            List.of(Topics.TOUCHPOINTS, Topics.IDENTITIES, Topics.CUSTOMERS, Topics.PRIVACY, Topics.PRIVACY_RECEIPTS);

    private final String prefix;
    private final Optional<Integer> partitions;

    IdentityTopics(
            @ConfigProperty(name = "continuo.topics.prefix", defaultValue = "") Optional<String> prefix,
            @ConfigProperty(name = "continuo.topics.partitions") Optional<Integer> partitions) {
        this.prefix = prefix.orElse("");
        this.partitions = partitions;
    }

    public String identities() {
        return in(Topics.IDENTITIES);
    }

    public String customers() {
        return in(Topics.CUSTOMERS);
    }

    public String privacy() {
        return in(Topics.PRIVACY);
    }

    public String privacyReceipts() {
        return in(Topics.PRIVACY_RECEIPTS);
    }

    /** Those this service writes from which single records are taken out, with their numbers of partitions. */
    public Map<String, Integer> forgetting() {
        return Stream.of(Topics.IDENTITIES, Topics.CUSTOMERS, Topics.PRIVACY)
                .collect(Collectors.toMap(this::in, this::partitions));
    }

    int partitions(Topic topic) {
        return partitions.orElse(topic.partitions());
    }

    String in(Topic topic) {
        return topic.in(prefix);
    }
}
