package io.continuo.events;

import io.continuo.events.Topic.Cleanup;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Every topic of the suite: name, partitions, key (see the record) and what stays how long in one place. */
public final class Topics {

    private static final int PARTITIONS = 12;
    private static final Duration TWO_YEARS = Duration.ofDays(730);
    private static final Duration NINETY_DAYS = Duration.ofDays(90);

    /** {@link TouchpointRecorded}, about its strongest identifier. */
    public static final Topic TOUCHPOINTS = personal("touchpoints.v1");
    /** {@link IdentifierMapped}, the last of each identifier. Same partitions as touchpoints: they are joined. */
    public static final Topic IDENTITIES = topic("identities.v1", Cleanup.COMPACT, null);
    /** {@link CustomerEvent}, about a customer. */
    public static final Topic CUSTOMERS = personal("customers.v1");
    /** {@link StockChanged}, about a SKU. */
    public static final Topic STOCK = topic("stock.v1", Cleanup.DELETE, NINETY_DAYS);
    /** {@link PromiseChanged}, about a reservation. */
    public static final Topic PROMISES = topic("promises.v1", Cleanup.DELETE, TWO_YEARS);
    /** {@link ListingBreach}, about a SKU. */
    public static final Topic LISTINGS = topic("listings.v1", Cleanup.DELETE, NINETY_DAYS);
    /** {@link ReconciliationFinding}, about a SKU. */
    public static final Topic RECONCILIATION = topic("reconciliation.v1", Cleanup.DELETE, NINETY_DAYS);
    /** {@link CaseChanged}, about a case. */
    public static final Topic CASES = personal("cases.v1");
    /** {@link FeedbackGiven}, about its strongest identifier. */
    public static final Topic FEEDBACK = personal("feedback.v1");
    /** {@link AlertRaised}, about an alert's rule; it names nobody. */
    public static final Topic ALERTS = topic("alerts.v1", Cleanup.DELETE, NINETY_DAYS);
    /** {@link PrivacyRequested}, one per request; gone once every service has answered. */
    public static final Topic PRIVACY = topic("privacy.v1", Cleanup.COMPACT, null);
    /** {@link PrivacyReceipt}, about a request; it names nobody. */
    public static final Topic PRIVACY_RECEIPTS = topic("privacy-receipts.v1", Cleanup.DELETE, TWO_YEARS);

    public static final List<Topic> ALL = List.of(
            TOUCHPOINTS,
            IDENTITIES,
            CUSTOMERS,
            STOCK,
            PROMISES,
            LISTINGS,
            RECONCILIATION,
            CASES,
            FEEDBACK,
            ALERTS,
            PRIVACY,
            PRIVACY_RECEIPTS);

    private Topics() {}

    /** @throws IllegalArgumentException when there is no such topic */
    public static Topic named(String name) {
        return ALL.stream()
                .filter(topic -> topic.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such topic: " + name));
    }

    private static Topic personal(String name) {
        return topic(name, Cleanup.COMPACT_AND_DELETE, TWO_YEARS);
    }

    private static Topic topic(String name, Cleanup cleanup, @Nullable Duration retention) {
        return new Topic(name, PARTITIONS, cleanup, retention);
    }
}
