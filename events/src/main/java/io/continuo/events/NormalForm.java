package io.continuo.events;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;

/**
 * The one spelling of an identifier. It is part of the contract: keys of events are made of it, so all services of a
 * deployment have the same settings ({@link NormalFormSettings}), and they are set once
 * (docs/decisions/0007-normal-forms-of-identifiers.md).
 *
 * <p>All: Unicode NFKC, trimmed, no control characters. E-mail: see {@link EmailAddresses}. Phone and WhatsApp: see
 * {@link PhoneNumbers}. Handles of social networks: without a leading {@code @}, their case folded. Everything else keeps
 * its case, as ids of systems may differ in nothing else.
 */
final class NormalForm {

    private static final Set<IdentifierType> HANDLES = Set.of(IdentifierType.FACEBOOK, IdentifierType.INSTAGRAM);

    private NormalForm() {}

    static String of(IdentifierType type, String value) {
        if (value.length() > Identifier.MAX_LENGTH * 4) {
            throw new IllegalArgumentException(
                    "an identifier's value has 1 to " + Identifier.MAX_LENGTH + " characters");
        }
        String text = trimmed(Normalizer.normalize(value, Normalizer.Form.NFKC));
        if (text.codePoints().anyMatch(NormalForm::isUnfit)) {
            throw new IllegalArgumentException("an identifier's value has no control characters");
        }
        if (type.equals(IdentifierType.EMAIL)) {
            return EmailAddresses.normal(withoutInvisible(text), NormalFormSettings.DEPLOYED);
        }
        if (PhoneNumbers.are(type)) {
            return PhoneNumbers.normal(type, withoutInvisible(text), NormalFormSettings.DEPLOYED);
        }
        return HANDLES.contains(type) ? handle(text) : text;
    }

    /** Upper, then lower: so letters that differ in one of the two only are the same, too (Unicode, 5.18). */
    static String caseFolded(String text) {
        return text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    private static String handle(String text) {
        int from = 0;
        while (from < text.length() - 1 && text.charAt(from) == '@') {
            from++;
        }
        return caseFolded(text.substring(from));
    }

    /** What copying from documents and chats leaves around a value. */
    private static String trimmed(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isPadding(text.charAt(from))) {
            from++;
        }
        while (to > from && isPadding(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean isPadding(char letter) {
        return Character.isWhitespace(letter) || Character.getType(letter) == Character.FORMAT;
    }

    private static boolean isUnfit(int letter) {
        int kind = Character.getType(letter);
        return kind == Character.CONTROL || kind == Character.SURROGATE;
    }

    private static String withoutInvisible(String text) {
        return text.chars().noneMatch(letter -> Character.getType(letter) == Character.FORMAT)
                ? text
                : text.replaceAll("\\p{Cf}", "");
    }
}
