package io.continuo.journey.customer;

import java.util.List;

/**
 * A purchase and the contacts that it can be owed to.
 *
 * @param contacts since the purchase before it, in journey order
 */
public record PurchasePath(Purchase purchase, List<Step> contacts) {

    public PurchasePath {
        contacts = List.copyOf(contacts);
    }
}
