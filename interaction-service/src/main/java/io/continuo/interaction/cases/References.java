package io.continuo.interaction.cases;

import io.continuo.interaction.Words;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a touchpoint refers to, as {@code kind:id} in lower case: by its properties, or by an id of a case in its text. */
final class References {

    private static final Pattern CASE_ID = Pattern.compile(
            "\\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\\b", Pattern.CASE_INSENSITIVE);
    private static final Map<String, List<String>> PROPERTIES = Map.of(
            "case", List.of("caseId", "case_id"),
            "order", List.of("orderId", "order_id"),
            "sku", List.of("sku", "productId", "product_id"),
            "topic", List.of("topic", "matter"));
    private static final int MAX_ID = 200;
    private static final int MAX_CASES = 10;

    private References() {}

    static Set<String> in(Map<String, @Nullable Object> properties, String text) {
        Set<String> found = new LinkedHashSet<>();
        PROPERTIES.forEach((kind, names) -> names.stream()
                .flatMap(name -> value(properties.get(name)))
                .filter(value -> !value.isBlank() && value.length() <= MAX_ID)
                .forEach(value -> found.add(reference(kind, value))));
        Matcher ids = CASE_ID.matcher(text);
        for (int i = 0; i < MAX_CASES && ids.find(); i++) {
            found.add(reference("case", ids.group()));
        }
        return found;
    }

    /** The customer's words, as much of them as a message of a case may have. */
    static String text(Map<String, @Nullable Object> properties) {
        String words = Words.in(properties);
        return words.substring(0, Math.min(words.length(), CaseRequests.MAX_TEXT));
    }

    static String toCase(CaseId id) {
        return reference("case", id.value());
    }

    static String toOrder(String orderId) {
        return reference("order", orderId);
    }

    static boolean isCase(String reference) {
        return reference.startsWith("case:");
    }

    static boolean isOrder(String reference) {
        return reference.startsWith("order:");
    }

    static String id(String reference) {
        return reference.substring(reference.indexOf(':') + 1);
    }

    /** As a word of the text. */
    static boolean occurs(String id, String text) {
        return Pattern.compile(
                        "(?<![\\p{L}\\p{N}])" + Pattern.quote(id) + "(?![\\p{L}\\p{N}])", Pattern.CASE_INSENSITIVE)
                .matcher(text)
                .find();
    }

    private static Stream<String> value(@Nullable Object property) {
        return property instanceof String || property instanceof Number
                ? Stream.of(property.toString())
                : Stream.empty();
    }

    private static String reference(String kind, String id) {
        return kind + ":" + id.strip().toLowerCase(Locale.ROOT);
    }
}
