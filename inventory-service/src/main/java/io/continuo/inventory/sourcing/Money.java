package io.continuo.inventory.sourcing;

import java.util.regex.Pattern;

/**
 * An amount of money.
 *
 * @param amount in minor units, such as cents; 0 or more
 * @param currency ISO 4217
 */
public record Money(long amount, String currency) {

    /** Far above any order, and small enough that sums stay exact. */
    private static final long LIMIT = 1_000_000_000_000L;

    private static final Pattern CODE = Pattern.compile("[A-Z]{3}");

    public Money {
        if (amount < 0 || amount >= LIMIT) {
            throw new IllegalArgumentException("an amount is 0 or more and below 1,000,000,000,000 minor units");
        }
        if (!CODE.matcher(currency).matches()) {
            throw new IllegalArgumentException("a currency has three capital letters (ISO 4217)");
        }
    }
}
