package io.continuo.interaction;

import io.continuo.events.Channel;
import io.continuo.interaction.cases.CasesConfig;
import io.continuo.interaction.sla.SlaConfig;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Set;

/** The settings of this service; every bound has its unit. */
@ConfigMapping(prefix = "continuo.interaction")
public interface InteractionConfig {

    /** What may come in. */
    Ingestion ingestion();

    /** How fast touchpoints are placed. */
    Timeline timeline();

    /** Which types of touchpoints there may be. */
    Catalogue catalogue();

    /** How what is sent to Kafka is retried. */
    Relay relay();

    /** How contacts find their case, and what counts as dissatisfaction. */
    CasesConfig cases();

    /** What customers are owed in which time. */
    SlaConfig sla();

    /** What holds where a customer has decided nothing about contact; the same as in identity-service. */
    Contact contact();

    /** When customers are asked to answer surveys. */
    Invitations invitations();

    /** Key of the hashes by which erased identifiers are recognised: 16 characters at least, secret, never changed. */
    String hashKey();

    /** Bounds of the ingestion. */
    interface Ingestion {

        /** The channel of a tracking call where neither its sender nor its write key names one. */
        @WithDefault("web")
        Channel defaultChannel();

        /** The largest single touchpoint. */
        @WithDefault("32K")
        MemorySize maxEvent();

        /** The largest tracking batch or JSON array, unpacked. */
        @WithDefault("500K")
        MemorySize maxBatch();

        /** Touchpoints in one batch or array. */
        @WithDefault("2500")
        int maxBatchItems();

        /** The largest NDJSON stream, unpacked. */
        @WithDefault("16M")
        MemorySize maxStream();

        /** Lines of one NDJSON stream. */
        @WithDefault("50000")
        int maxStreamLines();

        /** What batches, arrays and single events hold in memory at the same time; more is answered 429. */
        @WithDefault("64M")
        MemorySize maxInFlight();

        /** The same for NDJSON streams, each of which holds 8 MB while it is open. */
        @WithDefault("64M")
        MemorySize maxStreamsInFlight();

        /** The same for the bodies of webhooks. */
        @WithDefault("32M")
        MemorySize maxWebhooksInFlight();
    }

    /** Placing touchpoints can wait, acknowledging them cannot. */
    interface Timeline {

        /** How long acknowledgements may take on average under load before the timeline pauses between its batches. */
        @WithDefault("25ms")
        Duration yieldAbove();

        /** How long it pauses then, before every batch. */
        @WithDefault("1s")
        Duration yieldFor();

        /** How long a touchpoint may wait to be placed: older ones are placed without a pause, whoever waits. */
        @WithDefault("60s")
        Duration maxBehind();

        /** How long what comes in is gathered to be placed together, where the timeline keeps up with the log. */
        @WithDefault("100ms")
        Duration gatherFor();
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

        /** For how long an answer on the channel where the customer spoke last may go whatever was denied. */
        @WithDefault("P7D")
        Duration replyWithin();
    }

    /** When customers are asked to answer surveys. */
    interface Invitations {

        /** How long nobody is asked again, whatever about; at most 365 days. */
        @WithDefault("P30D")
        Duration rest();

        /** What a question is for, as far as consent goes. */
        @WithDefault("survey")
        String purpose();

        /** As {@link #purpose}, for a question about the customer's own case. */
        @WithDefault("service")
        String casePurpose();

        /** The survey after a case was resolved. */
        @WithDefault("csat")
        String afterCase();
    }

    /** The event catalogue. */
    interface Catalogue {

        /** What becomes of a touchpoint with a standard name that violates the schema that comes with the service. */
        @WithDefault("flag")
        StandardPolicy standardPolicy();

        /** Entries that a deployment puts, standard names it changes included. */
        @WithDefault("500")
        int maxTypes();

        /** Versions of one type's schema. */
        @WithDefault("50")
        int maxVersions();

        /** As of an entry, or no check at all. */
        enum StandardPolicy {
            REJECT,
            FLAG,
            OFF
        }
    }

    /** How unsent events of documents are picked up. */
    interface Relay {

        /** Events older than this are sent by the sweep: whoever wrote them is slow or gone. */
        @WithDefault("2s")
        Duration after();
    }
}
