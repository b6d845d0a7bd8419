package io.continuo.identity.matching;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What two records must have in common to be compared at all. Every kind of slip leaves several keys untouched; names
 * are taken by their sound and regardless of their order.
 */
final class BlockingKeys {

    private static final int YEAR_AND_MONTH = 6;
    private static final int MONTH = 4;
    private static final int PREFIX = 4;

    private final Set<String> keys = new LinkedHashSet<>();
    private final Person person;

    private BlockingKeys(Person person) {
        this.person = person;
    }

    /** Each begins with the kind of key, so that equal texts of different kinds do not meet. */
    static Set<String> of(Person person) {
        BlockingKeys blocking = new BlockingKeys(person);
        blocking.numbers();
        blocking.names();
        blocking.address();
        return blocking.keys;
    }

    private void numbers() {
        add("n", person.get(Field.NATIONAL_ID));
        add("p", person.get(Field.PHONE));
        add("b", person.get(Field.BIRTHDAY));
        String email = person.get(Field.EMAIL);
        if (email != null) {
            add("e", email);
            add("l", Emails.local(email));
        }
    }

    private void names() {
        List<String> sounds = sounds();
        if (sounds.size() == 2) {
            add("s", sounds.get(0) + sounds.get(1));
        }
        String birthday = person.get(Field.BIRTHDAY);
        String postalCode = person.get(Field.POSTAL_CODE);
        for (String sound : sounds) {
            if (birthday != null) {
                add("y", sound + birthday.substring(0, YEAR_AND_MONTH));
                add("d", sound + birthday.substring(MONTH));
            }
            if (postalCode != null) {
                add("z", sound + postalCode);
            }
            add("c", joined(sound, prefix(person.get(Field.CITY))));
            add("w", joined(sound, prefix(person.get(Field.STREET))));
        }
    }

    private void address() {
        String number = person.get(Field.STREET_NUMBER);
        add("a", joined(number, prefix(person.get(Field.STREET))));
        add("q", joined(number, person.get(Field.POSTAL_CODE)));
    }

    /** Sorted, so that exchanged names sound the same. */
    private List<String> sounds() {
        List<String> sounds = new ArrayList<>();
        for (Field field : List.of(Field.FIRST_NAME, Field.LAST_NAME)) {
            String name = person.get(field);
            if (name != null) {
                sounds.add(Sound.of(name));
            }
        }
        sounds.sort(null);
        return sounds;
    }

    private void add(String kind, @Nullable String value) {
        if (value != null) {
            keys.add(kind + value);
        }
    }

    private static @Nullable String joined(@Nullable String one, @Nullable String other) {
        return one == null || other == null ? null : one + "|" + other;
    }

    private static @Nullable String prefix(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String letters = text.replace(" ", "");
        return letters.substring(0, Math.min(PREFIX, letters.length()));
    }
}
