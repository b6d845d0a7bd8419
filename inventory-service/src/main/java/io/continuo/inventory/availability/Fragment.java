package io.continuo.inventory.availability;

import io.continuo.inventory.catalog.Item;
import java.time.Duration;
import java.time.Instant;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/**
 * What is said of one SKU, written once and sent as long as it holds: JSON without its last brace, so that the time can be
 * added.
 *
 * @param fingerprint of the JSON: equal on every instance that says the same
 */
record Fragment(byte[] json, long fingerprint, Basis basis) {

    /** Confidence fades, slowly. */
    private static final long AGES_EACH = Duration.ofMinutes(10).toSeconds();

    /**
     * What it was made of; with an equal one it would be the same.
     *
     * @param stamp of the shelves
     * @param layout its revision
     */
    record Basis(long stamp, long layout, Item item, boolean listed, long age) {

        static Basis of(long stamp, long layout, Item item, boolean listed, Instant now) {
            return new Basis(stamp, layout, item, listed, now.getEpochSecond() / AGES_EACH);
        }
    }

    static Fragment of(byte[] open, Basis basis) {
        CRC32 one = new CRC32();
        CRC32C other = new CRC32C();
        one.update(open);
        other.update(open);
        return new Fragment(open, one.getValue() << 32 | other.getValue(), basis);
    }
}
