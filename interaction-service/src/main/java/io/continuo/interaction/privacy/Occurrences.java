package io.continuo.interaction.privacy;

import static com.mongodb.client.model.Filters.regex;

import com.mongodb.client.model.Filters;
import io.continuo.events.Identifier;
import io.continuo.events.IdentifierType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.conversions.Bson;

/**
 * Finds a person's identifiers in text that could not be read as anything better. Short ones count only as a whole JSON
 * string, or every second text would hold one.
 */
public final class Occurrences {

    private static final int SHORT = 6;
    private static final int LONGEST = 16_000;
    private static final Set<IdentifierType> NUMBERS = Set.of(IdentifierType.PHONE, IdentifierType.WHATSAPP);
    private static final String PUNCTUATION = "[\\s().\\-/]*";

    private Occurrences() {}

    /** Documents in one of whose fields an identifier occurs; none where there is no identifier. */
    public static Bson in(Past past, String... fields) {
        List<Bson> any = patterns(past.identifiers()).stream()
                .flatMap(pattern -> Stream.of(fields).map(field -> regex(field, pattern)))
                .toList();
        return any.isEmpty() ? Filters.in("_id") : Filters.or(any);
    }

    /** As few as there can be, none longer than the store takes. */
    static List<Pattern> patterns(List<Identifier> identifiers) {
        List<Pattern> patterns = new ArrayList<>();
        StringBuilder alternatives = new StringBuilder();
        for (Identifier identifier : identifiers) {
            if (alternatives.length() > LONGEST) {
                patterns.add(compiled(alternatives));
                alternatives.setLength(0);
            }
            alternatives.append(alternatives.isEmpty() ? "" : "|").append(pattern(identifier));
        }
        if (!alternatives.isEmpty()) {
            patterns.add(compiled(alternatives));
        }
        return patterns;
    }

    private static Pattern compiled(StringBuilder alternatives) {
        return Pattern.compile(alternatives.toString(), Pattern.CASE_INSENSITIVE);
    }

    static String pattern(Identifier identifier) {
        String value = identifier.value();
        String text = NUMBERS.contains(identifier.type()) ? number(value) : quoted(value);
        return value.length() < SHORT ? "\"" + text + "\"" : text;
    }

    private static String number(String value) {
        String digits = value.startsWith("+") ? value.substring(1) : value;
        String spaced = digits.chars()
                .mapToObj(digit -> quoted(Character.toString(digit)))
                .collect(Collectors.joining(PUNCTUATION));
        // WhatsApp writes its numbers with their country and without a plus: then it is the beginning of a string.
        return value.startsWith("+") ? "(?:\\+|00|\")" + PUNCTUATION + spaced : spaced;
    }

    /** Not Pattern.quote: the store's regular expressions are not Java's. */
    private static String quoted(String text) {
        return text.replaceAll("[^\\p{L}\\p{N}@_ ]", "\\\\$0");
    }
}
