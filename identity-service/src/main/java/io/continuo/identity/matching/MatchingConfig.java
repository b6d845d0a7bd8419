package io.continuo.identity.matching;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What is done about records that are likely of one person. */
@ConfigMapping(prefix = "continuo.identity.matching")
interface MatchingConfig {

    /** What matching may do. */
    enum Policy {
        /** Links above the upper threshold, and asks between the two. */
        LINK,
        /** Asks about everything above the lower threshold. */
        REVIEW,
        /** Keeps records and compares nothing. */
        OFF
    }

    /** {@code link}, {@code review} or {@code off}. */
    @WithDefault("link")
    Policy policy();

    /** Probability from which two records are linked without asking, unless they contradict each other. */
    @WithDefault("0.97")
    double linkFrom();

    /** Probability from which a steward is asked. */
    @WithDefault("0.2")
    double reviewFrom();

    /** A blocking key that more records have than this finds none; they have rarer ones beside it. */
    @WithDefault("100")
    int largestBlock();

    /** Candidates a record is compared with, those with the rarest keys in common first. */
    @WithDefault("40")
    int mostCandidates();

    /** Records matched together, at most {@value Matching#MOST}. */
    @WithDefault("200")
    int batch();

    /** How soon a record that came alone is matched; read by the schedule of {@link MatchWorker}. */
    @WithDefault("PT1S")
    Duration every();

    /** How often a replica looks whether the model is to be estimated anew; read by the same schedule. */
    @WithDefault("PT15M")
    Duration learnEvery();

    /** After this time a record claimed by a replica that is gone is matched by another. */
    @WithDefault("PT1M")
    Duration claim();
}
