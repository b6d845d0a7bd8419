package io.continuo.identity.graph;

import io.continuo.events.CustomerId;
import io.continuo.events.Identifier;
import io.continuo.events.IdentifierType;
import io.continuo.identity.IdentityConfig;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The ids of nodes: a customer's own, and for an identifier a keyed hash (HMAC-SHA-256, RFC 2104, 122 bits of it as a
 * UUID of version 8), so that identifiers are found without their value being the key of anything.
 */
@Singleton
public class Nodes {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int SHORTEST_KEY = 16;
    private static final long VERSION_8 = 0x8000L;
    private static final long VERSION_BITS = 0xf000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final long VARIANT_BITS = 0xc000_0000_0000_0000L;

    private final Mac prototype;

    Nodes(IdentityConfig config) throws GeneralSecurityException {
        if (config.indexKey().length() < SHORTEST_KEY) {
            throw new IllegalArgumentException("continuo.identity.index-key is shorter than 16 characters");
        }
        prototype = Mac.getInstance(ALGORITHM);
        prototype.init(new SecretKeySpec(config.indexKey().getBytes(StandardCharsets.UTF_8), ALGORITHM));
    }

    public UUID of(Identifier identifier) {
        if (identifier.type().equals(IdentifierType.CUSTOMER_ID)) {
            return parse(identifier.value()).orElseGet(() -> hash(identifier.key()));
        }
        return hash(identifier.key());
    }

    public static UUID of(CustomerId customer) {
        return UUID.fromString(customer.value());
    }

    public static CustomerId customer(UUID node) {
        return new CustomerId(node.toString());
    }

    /** Empty where no customer can have this id: only the canonical spelling of a UUID is one. */
    public static Optional<UUID> parse(String customerId) {
        try {
            UUID id = UUID.fromString(customerId);
            return id.toString().equals(customerId) ? Optional.of(id) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private UUID hash(String text) {
        ByteBuffer hash = ByteBuffer.wrap(mac().doFinal(text.getBytes(StandardCharsets.UTF_8)));
        long high = (hash.getLong() & ~VERSION_BITS) | VERSION_8;
        long low = (hash.getLong() & ~VARIANT_BITS) | VARIANT;
        return new UUID(high, low);
    }

    private Mac mac() {
        try {
            return (Mac) prototype.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }
}
