package io.continuo.events;

import java.time.Duration;
import java.util.List;

/** Every topic of the suite: name, partitions, key (see the record) and retention in one place. */
public final class Topics {

    private static final int PARTITIONS = 12;
    private static final Duration TWO_YEARS = Duration.ofDays(730);
    private static final Duration NINETY_DAYS = Duration.ofDays(90);

    /** {@link TouchpointRecorded}, keyed by strongest identifier. */
    public static final Topic TOUCHPOINTS = new Topic("touchpoints.v1", PARTITIONS, TWO_YEARS);
    /** {@link IdentifierMapped}, keyed by identifier, compacted. Same partitions as touchpoints: they are joined. */
    public static final Topic IDENTITIES = new Topic("identities.v1", PARTITIONS, null);
    /** {@link CustomerEvent}, keyed by customer id. */
    public static final Topic CUSTOMERS = new Topic("customers.v1", PARTITIONS, TWO_YEARS);
    /** {@link StockChanged}, keyed by SKU. */
    public static final Topic STOCK = new Topic("stock.v1", PARTITIONS, NINETY_DAYS);
    /** {@link PromiseChanged}, keyed by reservation id. */
    public static final Topic PROMISES = new Topic("promises.v1", PARTITIONS, TWO_YEARS);
    /** {@link CaseChanged}, keyed by case id. */
    public static final Topic CASES = new Topic("cases.v1", PARTITIONS, TWO_YEARS);
    /** {@link FeedbackGiven}, keyed by strongest identifier. */
    public static final Topic FEEDBACK = new Topic("feedback.v1", PARTITIONS, TWO_YEARS);

    /** {@link PrivacyRequested}, keyed by request id, compacted: gone once every service has answered. */
    public static final Topic PRIVACY = new Topic("privacy.v1", PARTITIONS, null);
    /** {@link PrivacyReceipt}, keyed by request id and service; it names nobody. */
    public static final Topic PRIVACY_RECEIPTS = new Topic("privacy-receipts.v1", PARTITIONS, TWO_YEARS);

    public static final List<Topic> ALL =
            List.of(TOUCHPOINTS, IDENTITIES, CUSTOMERS, STOCK, PROMISES, CASES, FEEDBACK, PRIVACY, PRIVACY_RECEIPTS);

    private Topics() {}
}
