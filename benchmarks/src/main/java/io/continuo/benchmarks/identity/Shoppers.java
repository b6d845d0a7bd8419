package io.continuo.benchmarks.identity;

import java.util.Random;

/**
 * Who comes by, the same for the same seed: 70 % are seen again with the device they always use, 20 % are new visitors,
 * 5 % are earlier visitors who log in as a customer (two become one), 5 % are earlier visitors who give a new address.
 */
final class Shoppers {

    /** The identifiers of one touchpoint, and the Kafka key. */
    record Seen(String key, String identifiers) {}

    private static final int KNOWN = 70;
    private static final int VISITORS = 90;
    private static final int LOGINS = 95;

    private final Random random;
    private final int customers;
    private final String run;
    private int visitors;
    private int identified;

    Shoppers(long seed, int customers) {
        this.random = new Random(seed);
        this.customers = customers;
        this.run = Long.toString(seed, Character.MAX_RADIX);
    }

    static Seen customer(int number) {
        return pair("a" + number, "c" + number);
    }

    Seen next() {
        int dice = random.nextInt(100);
        if (dice < KNOWN) {
            return customer(random.nextInt(customers));
        }
        if (dice < VISITORS || identified >= visitors) {
            String visitor = visitor(visitors++);
            return new Seen("anonymous_id:" + visitor, "[" + anonymous(visitor) + "]");
        }
        String visitor = visitor(identified++);
        return dice < LOGINS ? pair(visitor, "c" + random.nextInt(customers)) : pair(visitor, "n" + visitor);
    }

    private String visitor(int number) {
        return "v" + run + "-" + number;
    }

    private static Seen pair(String anonymous, String mailbox) {
        String email = mailbox + "@bench.example";
        return new Seen(
                "email:" + email, "[{\"type\":\"email\",\"value\":\"" + email + "\"}," + anonymous(anonymous) + "]");
    }

    private static String anonymous(String value) {
        return "{\"type\":\"anonymous_id\",\"value\":\"" + value + "\"}";
    }
}
