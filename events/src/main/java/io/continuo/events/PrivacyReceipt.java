package io.continuo.events;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One service did its part of a {@link PrivacyRequested}. Topic {@link Topics#PRIVACY_RECEIPTS}, key
 * {@link #logKey()}; the same receipt may come again.
 *
 * @param service {@code identity}, {@code interaction}, {@code inventory} or {@code journey}
 * @param counts what was removed, or what is held, by kind; it names nobody
 * @param at when the service was done
 * @param logCleanBy when the last copy in the log is gone too; null where the service wrote nothing to the log
 */
public record PrivacyReceipt(
        String requestId,
        String service,
        State state,
        Map<String, Long> counts,
        Instant at,
        @Nullable Instant logCleanBy) {

    /** How far a service is. */
    public enum State {
        @JsonProperty("done")
        DONE
    }

    public PrivacyReceipt {
        counts = Collections.unmodifiableMap(new TreeMap<>(counts));
    }

    /** The subject is the request. */
    public String logKey() {
        return LogKeys.of(requestId, service);
    }
}
