package io.continuo.benchmarks.identity;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.Random;

/**
 * People who do not exist, the same for the same number: names as unevenly common as real ones, families at one address,
 * and what a hurried hand makes of them.
 */
final class People {

    private static final String[] STARTS = {
        "ba", "be", "bo", "ca", "co", "da", "de", "do", "fa", "fe", "ga", "go", "ha", "he", "ja", "jo", "ka", "ke",
                "la",
        "le", "lo", "ma", "me", "mi", "mo", "na", "ne", "no", "pa", "pe", "po", "ra", "re", "ro", "sa", "se", "so",
                "ta",
        "te", "to", "va", "ve", "wa", "wi", "za", "zo"
    };
    private static final String[] ENDS = {
        "bel", "ber", "dan", "den", "der", "don", "fer", "gan", "ger", "kan", "ken", "lan", "len", "ler", "man", "men",
        "mer", "nan", "ner", "non", "ran", "ren", "rin", "ron", "san", "sen", "ser", "son", "tan", "ten", "ter", "ton",
        "van", "ven", "ver", "win", "wen", "zan", "zen", "zer"
    };
    private static final int FIRST_NAMES = 2_000;
    private static final int LAST_NAMES = 40_000;
    private static final int STREETS = 20_000;
    private static final int CITIES = 800;
    private static final int HOUSEHOLD = 3;
    private static final int DAYS = 25_000;

    private People() {}

    /** The traits of a person. */
    static ObjectNode person(int number) {
        Random family = new Random(number / HOUSEHOLD * 7919L + 17);
        family.nextInt();
        String lastName = name(skewed(family, LAST_NAMES), 3);
        int city = skewed(family, CITIES);
        ObjectNode address = JsonNodeFactory.instance.objectNode();
        address.put("street", (1 + family.nextInt(150)) + " " + name(family.nextInt(STREETS), 3) + " street");
        address.put("city", name(city, 2) + "ville");
        address.put("postalCode", String.valueOf(10_000 + city * 100 + family.nextInt(100)));
        Random own = new Random(number * 104_729L + 3);
        own.nextInt();
        String firstName = name(skewed(own, FIRST_NAMES), 2);
        ObjectNode traits = JsonNodeFactory.instance.objectNode();
        traits.put("firstName", firstName).put("lastName", lastName);
        traits.put(
                "birthday", LocalDate.of(1935, 1, 1).plusDays(own.nextInt(DAYS)).toString());
        traits.set("address", address);
        if (own.nextInt(10) < 7) {
            traits.put("email", firstName + "." + lastName + own.nextInt(1_000) + "@mail.example");
        }
        if (own.nextInt(10) < 5) {
            traits.put("phone", "+346" + (10_000_000 + own.nextInt(89_999_999)));
        }
        return traits;
    }

    /** The same person, typed again by somebody else: one or two slips, and something left out. */
    static ObjectNode again(int number, Random random) {
        ObjectNode traits = person(number);
        String[] fields = {"firstName", "lastName", "birthday"};
        for (int slips = 1 + random.nextInt(2); slips > 0; slips--) {
            String field = fields[random.nextInt(fields.length)];
            traits.put(field, slip(traits.path(field).asText(), random));
        }
        if (random.nextBoolean()) {
            traits.remove(random.nextBoolean() ? "email" : "phone");
        }
        if (random.nextInt(10) < 2) {
            traits.remove("address");
        }
        return traits;
    }

    private static String slip(String text, Random random) {
        int at = 1 + random.nextInt(text.length() - 2);
        StringBuilder slipped = new StringBuilder(text);
        switch (random.nextInt(3)) {
            case 0 -> slipped.deleteCharAt(at);
            case 1 -> slipped.insert(at, text.charAt(at));
            default -> {
                slipped.setCharAt(at, text.charAt(at + 1));
                slipped.setCharAt(at + 1, text.charAt(at));
            }
        }
        return slipped.toString();
    }

    /** Small numbers far more often than large ones. */
    private static int skewed(Random random, int most) {
        double share = random.nextDouble();
        return (int) (most * share * share * share);
    }

    private static String name(int number, int syllables) {
        StringBuilder name = new StringBuilder();
        int rest = number * 31 + 7;
        for (int i = 1; i < syllables; i++) {
            name.append(STARTS[Math.floorMod(rest, STARTS.length)]);
            rest /= STARTS.length;
            rest += number;
        }
        return name.append(ENDS[Math.floorMod(rest, ENDS.length)]).toString();
    }
}
