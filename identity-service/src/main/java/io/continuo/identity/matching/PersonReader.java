package io.continuo.identity.matching;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a person from traits, leniently: what cannot be understood is left out, and nothing is refused. Names are
 * Segment's; an address may be an object or its parts may stand among the traits.
 */
final class PersonReader {

    private static final Pattern LEADING_NUMBER = Pattern.compile("(\\d+[a-z]?) (.*\\p{L}.*)");
    private static final Pattern TRAILING_NUMBER = Pattern.compile("(.*\\p{L}.*) (\\d+[a-z]?)");
    private static final int SHORTEST_PHONE = 6;
    private static final int PHONE_DIGITS = 9;

    private final Map<String, JsonNode> traits;
    private final Map<Field, String> values = new EnumMap<>(Field.class);

    private PersonReader(Map<String, JsonNode> traits) {
        this.traits = traits;
    }

    static Person read(Map<String, JsonNode> traits) {
        PersonReader reader = new PersonReader(traits);
        reader.names();
        reader.put(Field.BIRTHDAY, Birthdays.of(reader.raw("birthday")));
        reader.put(Field.NATIONAL_ID, Plain.code(reader.raw("nationalId")));
        reader.put(Field.EMAIL, Emails.plain(reader.raw("email")));
        reader.put(Field.PHONE, phone(reader.raw("phone")));
        reader.address();
        return Person.of(reader.values);
    }

    /** What is known now of somebody who was known before: null takes a field back, and silence leaves it. */
    static Person readAgain(Map<String, JsonNode> traits, Person before) {
        return read(traits).over(before.without(Withdrawn.fields(traits)));
    }

    private void names() {
        put(Field.FIRST_NAME, Plain.text(raw("firstName")));
        put(Field.LAST_NAME, Plain.text(raw("lastName")));
        String whole = raw("name");
        if (values.isEmpty() && whole != null) {
            int comma = whole.indexOf(',');
            int space = whole.strip().lastIndexOf(' ');
            int cut = comma >= 0 ? comma : space;
            String before = cut < 0
                    ? null
                    : Plain.text(whole.strip()
                            .substring(0, Math.min(cut, whole.strip().length())));
            String after = Plain.text(
                    cut < 0
                            ? whole
                            : whole.strip()
                                    .substring(Math.min(cut + 1, whole.strip().length())));
            put(Field.FIRST_NAME, comma >= 0 ? after : before);
            put(Field.LAST_NAME, comma >= 0 ? before : after);
        }
    }

    private void address() {
        put(Field.STREET_NUMBER, Plain.code(part("streetNumber")));
        put(Field.STREET_2, Plain.text(part("street2")));
        put(Field.CITY, Plain.text(part("city")));
        put(Field.POSTAL_CODE, Plain.code(part("postalCode")));
        put(Field.STATE, Plain.code(part("state")));
        put(Field.COUNTRY, Plain.code(part("country")));
        String street = Plain.text(part("street"));
        if (street == null) {
            return;
        }
        Matcher leading = LEADING_NUMBER.matcher(street);
        Matcher trailing = TRAILING_NUMBER.matcher(street);
        if (!values.containsKey(Field.STREET_NUMBER) && leading.matches()) {
            put(Field.STREET_NUMBER, leading.group(1));
            put(Field.STREET, leading.group(2));
        } else if (!values.containsKey(Field.STREET_NUMBER) && trailing.matches()) {
            put(Field.STREET_NUMBER, trailing.group(2));
            put(Field.STREET, trailing.group(1));
        } else {
            put(Field.STREET, street);
        }
    }

    private void put(Field field, @Nullable String value) {
        if (value != null) {
            values.put(field, value);
        }
    }

    private @Nullable String part(String name) {
        JsonNode address = traits.get("address");
        String nested = address == null ? null : text(address.get(name));
        return nested == null ? raw(name) : nested;
    }

    private @Nullable String raw(String name) {
        return text(traits.get(name));
    }

    private static @Nullable String text(@Nullable JsonNode node) {
        return node == null || !node.isValueNode() || node.isNull() ? null : node.asText();
    }

    /** The last digits: the same number is written with and without its country. */
    private static @Nullable String phone(@Nullable String raw) {
        String digits = Plain.digits(raw);
        if (digits == null || digits.length() < SHORTEST_PHONE) {
            return null;
        }
        return digits.substring(Math.max(0, digits.length() - PHONE_DIGITS));
    }
}
