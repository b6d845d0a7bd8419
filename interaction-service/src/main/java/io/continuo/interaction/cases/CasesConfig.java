package io.continuo.interaction.cases;

import io.smallrye.config.WithDefault;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How contacts find their case, and what counts as dissatisfaction. Types are names of the event catalogue. */
public interface CasesConfig {

    /** Touchpoints older than this are history: they neither join nor open a case. */
    @WithDefault("P2D")
    Duration followWithin();

    /** Touchpoints in which a customer says something. */
    @WithDefault("Message Received,Call Received,Email Received,Comment Received,Mention Received,Review Received")
    Set<String> contactTypes();

    /** Contacts that open a case where none fits, whatever they say; see also {@link #openingChannels}. */
    Optional<Set<String>> openingTypes();

    /**
     * Channels on which a direct message opens a case, if the customer has none that is going on: whoever writes to the
     * company itself waits for an answer, and the clock should run. {@code none} for none; comments and calls never do.
     */
    @WithDefault("whatsapp,facebook,instagram,email,sms")
    Set<String> openingChannels();

    /** Phrases, by language, of which a message may consist without waiting for anything, such as thanks. */
    Map<String, List<String>> smallTalk();

    /**
     * Touchpoints that are bad news whatever they say; any other is by a {@code sentiment} that is negative, or a
     * {@code rating} of at most 2.
     */
    @WithDefault("Complaint Made")
    Set<String> negativeTypes();

    /** Touchpoints by which something comes back. */
    @WithDefault("Order Refunded,Order Returned,Product Returned")
    Set<String> returnTypes();

    /** A contact joins a case without naming it, if something happened in it no longer ago than this. */
    @WithDefault("P14D")
    Duration recency();

    /** A second contact about the same matter within this time is dissatisfaction. */
    @WithDefault("P7D")
    Duration repeatWithin();

    /** Contacts nearer to each other than this are one. */
    @WithDefault("PT4H")
    Duration sameContactWithin();

    /** A return this long after a complaint belongs to it. */
    @WithDefault("P30D")
    Duration returnWithin();

    /** By survey: an answer up to this is unhappy. nps 6, csat 2 and ces 3 where not set. */
    Map<String, BigDecimal> unhappyAtMost();

    /** By survey in which more is worse: an answer from this on is unhappy. */
    Map<String, BigDecimal> unhappyAtLeast();

    /** Whether the customer is asked after a resolution. */
    @WithDefault("true")
    boolean askAfterResolution();
}
