package io.continuo.journey.customer;

import io.continuo.events.CustomerId;
import java.util.List;

/**
 * Some customers of a partition after one another, also those who have no touchpoint any more.
 *
 * @param last whether nobody follows
 */
public record LogPage(List<Entry> entries, boolean last) {

    public LogPage {
        entries = List.copyOf(entries);
    }

    /** A customer and their touchpoints. */
    public record Entry(CustomerId customer, JourneyLog log) {}
}
