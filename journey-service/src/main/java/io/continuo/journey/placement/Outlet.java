package io.continuo.journey.placement;

import io.continuo.events.CustomerId;

/** Where step one sends its news: at least once, in order per target. */
public interface Outlet {

    /** To the journey of one customer. */
    void place(CustomerId customer, Placement placement);

    /** To the index of orders. */
    void claim(String orderId, OrderClaim claim);

    /** To whoever counts the parts of an erasure. */
    void report(ErasurePart part);
}
