package io.continuo.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The kind of an identifier: one of the known types, or a custom one that starts with {@code x_}.
 *
 * <p>Types are ordered by strength, strongest first. A touchpoint is bound to the strongest identifier it carries.
 * {@link #CUSTOMER_ID} is used between services only: it binds what is known by customer id alone (a case, a promise)
 * so that merges, unmerges and erasures move it by the same map as everything else. {@link #SOURCE_RECORD} names a record
 * that a bulk import brought, {@code source:sourceId}; it never leaves identity-service.
 *
 * @param name lower snake case, at most 40 characters
 */
public record IdentifierType(@JsonValue String name) implements Comparable<IdentifierType> {

    public static final IdentifierType CUSTOMER_ID = new IdentifierType("customer_id");
    public static final IdentifierType SOURCE_RECORD = new IdentifierType("source_record");
    public static final IdentifierType USER_ID = new IdentifierType("user_id");
    public static final IdentifierType LOYALTY_CARD = new IdentifierType("loyalty_card");
    public static final IdentifierType CRM_ID = new IdentifierType("crm_id");
    public static final IdentifierType EMAIL = new IdentifierType("email");
    public static final IdentifierType PHONE = new IdentifierType("phone");
    public static final IdentifierType WHATSAPP = new IdentifierType("whatsapp");
    public static final IdentifierType MARKETPLACE_ID = new IdentifierType("marketplace_id");
    public static final IdentifierType FACEBOOK = new IdentifierType("facebook");
    public static final IdentifierType INSTAGRAM = new IdentifierType("instagram");
    public static final IdentifierType ANONYMOUS_ID = new IdentifierType("anonymous_id");
    public static final IdentifierType DEVICE_ID = new IdentifierType("device_id");

    private static final List<IdentifierType> KNOWN = List.of(
            CUSTOMER_ID,
            SOURCE_RECORD,
            USER_ID,
            LOYALTY_CARD,
            CRM_ID,
            EMAIL,
            PHONE,
            WHATSAPP,
            MARKETPLACE_ID,
            FACEBOOK,
            INSTAGRAM,
            ANONYMOUS_ID,
            DEVICE_ID);

    /** Custom types stand between the social handles and the anonymous ids. */
    private static final int CUSTOM_RANK = KNOWN.indexOf(ANONYMOUS_ID);

    private static final Pattern CUSTOM = Pattern.compile("x_[a-z0-9_]{1,38}");

    @JsonCreator
    public static IdentifierType of(String name) {
        IdentifierType type = new IdentifierType(name);
        if (!type.isValid()) {
            throw new IllegalArgumentException("unknown identifier type: use a known one or x_…");
        }
        return type;
    }

    /** Whether callers may name this type: a known one, or a well-formed custom one. */
    public boolean isValid() {
        return KNOWN.contains(this) || CUSTOM.matcher(name).matches();
    }

    /** Whether it is evidence between services only: no touchpoint, inquiry or line of an import carries it. */
    public boolean isInternal() {
        return equals(CUSTOMER_ID) || equals(SOURCE_RECORD);
    }

    /** 0 is the strongest. */
    public int rank() {
        int known = KNOWN.indexOf(this);
        if (known < 0) {
            return CUSTOM_RANK;
        }
        return known < CUSTOM_RANK ? known : known + 1;
    }

    /** Strongest first; equal strength by name, so that the order is total. */
    @Override
    public int compareTo(IdentifierType other) {
        int byRank = Integer.compare(rank(), other.rank());
        return byRank != 0 ? byRank : name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
