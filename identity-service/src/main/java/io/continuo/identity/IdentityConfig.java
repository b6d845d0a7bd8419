package io.continuo.identity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Settings of this service. Lists are separated by commas; patterns match a whole value, whatever its case. */
@ConfigMapping(prefix = "continuo.identity")
public interface IdentityConfig {

    /**
     * Secret under which identifiers are hashed to find them, at least 16 characters. With another key no identifier is
     * found any more, so it is set once, before the first one arrives.
     */
    String indexKey();

    /**
     * Secrets that wrap the data keys of customers, each 32 bytes in Base64. The first one wraps; those after it are
     * from before a rotation and only unwrap, until everything is wrapped anew (docs/operations.md). Without them no
     * personal value can be read any more.
     */
    List<String> masterKey();

    /** What may be linked. */
    Rules rules();

    /** What holds where a customer has decided nothing. */
    Contact contact();

    /** Pause between tries while the database cannot be reached. */
    @WithDefault("PT1S")
    Duration databaseRetry();

    /** See the defaults in application.properties. */
    interface Rules {

        /** Values that name nobody, for every type. */
        List<String> blockedValues();

        /** Patterns of values that name nobody, by identifier type; {@code *} is every type. */
        Map<String, List<String>> blockedPatterns();

        /** Patterns by type one of which a value must match, else it is treated as blocked. */
        Map<String, List<String>> wellFormed();

        /** Patterns by type of identifiers that carry touchpoints but never link: tablets of a shop, a household line. */
        Map<String, List<String>> shared();

        /** Types that say which device was used, not by whom. */
        Set<String> weakTypes();

        /** Types of which two values are two people when only a weak identifier connects them. */
        Set<String> personalTypes();

        /** Most identifiers of a type a customer can have; 1 makes the type unique, absent is unlimited. */
        Map<String, Integer> limits();

        /** A weak identifier claimed by more customers than this is shared from then on. */
        @WithDefault("3")
        int sharedAfter();
    }

    /** Answers of contact permission without a decision of the customer. */
    interface Contact {

        /** People that nothing is known of. */
        @WithDefault("false")
        boolean unknownAllowed();

        /** Customers who decided nothing about this channel and purpose. */
        @WithDefault("false")
        boolean undecidedAllowed();

        /** Purposes that need no consent, such as answering a request; a refusal still holds. */
        @WithDefault("service")
        Set<String> withoutConsent();
    }
}
