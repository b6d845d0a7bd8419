package io.continuo.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * One name a person goes by in one system, in its normal form: two spellings of the same thing are equal.
 *
 * @param type what kind of name it is
 * @param value normalised, 1 to {@value #MAX_LENGTH} characters
 */
public record Identifier(IdentifierType type, String value) implements Comparable<Identifier> {

    public static final int MAX_LENGTH = 255;

    public Identifier {
        if (value.isBlank() || value.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("an identifier's value has 1 to " + MAX_LENGTH + " characters");
        }
    }

    /**
     * The normal form of what a caller sent, see {@link NormalForm}. The normal form of a normal form is itself.
     *
     * @throws IllegalArgumentException when the type is unknown, or the value is blank, too long, or has control
     *     characters inside; the message does not quote it
     */
    @JsonCreator
    public static Identifier of(@JsonProperty("type") String type, @JsonProperty("value") String value) {
        IdentifierType known = IdentifierType.of(type);
        return new Identifier(known, NormalForm.of(known, value));
    }

    /**
     * Reads {@code type:value}, the form of Kafka keys and of {@code ?identifier=}. A number that begins with a space began
     * with a plus: that is what becomes of one in an address where nobody escaped it.
     */
    public static Identifier parse(String key) {
        int colon = key.indexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException("an identifier is written type:value");
        }
        String type = key.substring(0, colon);
        String value = key.substring(colon + 1);
        boolean plusWasLost = value.startsWith(" ") && PhoneNumbers.are(IdentifierType.of(type));
        return of(type, plusWasLost ? "+" + value.strip() : value);
    }

    /** The identifier under which everything known by customer id alone is bound. */
    public static Identifier ofCustomer(CustomerId customer) {
        return new Identifier(IdentifierType.CUSTOMER_ID, customer.value());
    }

    /**
     * Whether this names one person's line anywhere: a phone number that came without its country, to a deployment
     * without a region, may be the number of several people.
     */
    @JsonIgnore
    public boolean isComplete() {
        return !PhoneNumbers.are(type) || PhoneNumbers.isInternational(value);
    }

    /** {@code type:value}: the Kafka key. */
    public String key() {
        return type.name() + ":" + value;
    }

    /** Strongest type first, then by value. */
    @Override
    public int compareTo(Identifier other) {
        int byType = type.compareTo(other.type);
        return byType != 0 ? byType : value.compareTo(other.value);
    }
}
