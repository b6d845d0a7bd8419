package io.continuo.identity.graph;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * UUIDs of version 7 (RFC 9562, 5.7): in the order they were made, also as text, so the older of two customers is the
 * one with the smaller id. The 12 bits behind the milliseconds count within one process (6.2, method 1).
 */
final class Ids {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final long RANDOM_BITS = 0x3fff_ffff_ffff_ffffL;

    private final InstantSource clock;
    private final AtomicLong last = new AtomicLong();

    Ids(InstantSource clock) {
        this.clock = clock;
    }

    UUID next() {
        long now = clock.millis() << 12;
        long tick = last.updateAndGet(before -> Math.max(before + 1, now));
        long high = ((tick >>> 12) << 16) | VERSION_7 | (tick & 0xfff);
        return new UUID(high, VARIANT | (RANDOM.nextLong() & RANDOM_BITS));
    }
}
