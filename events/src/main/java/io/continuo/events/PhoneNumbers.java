package io.continuo.events;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Phone numbers in the form of ITU-T E.164, by Google's libphonenumber; an extension follows as {@code ;ext=} (RFC 3966).
 *
 * <p>A number with its country ({@code +} or {@code 00}) is the same everywhere. One without is understood where the
 * deployment has a region. WhatsApp gives numbers with their country but without {@code +}. What cannot be understood
 * stays as its digits, and is seen to be incomplete.
 */
final class PhoneNumbers {

    private static final PhoneNumberUtil LIBRARY = PhoneNumberUtil.getInstance();
    private static final String NO_REGION = "ZZ";
    private static final Pattern PUNCTUATION = Pattern.compile("[\\s().\\-/\u2010-\u2015\u2212]");
    private static final Pattern NUMBER = Pattern.compile("\\+?[0-9]{3,20}(;?(ext|x|#)[.=]?[0-9]{1,7})?");
    private static final Pattern INTERNATIONAL = Pattern.compile("\\+[1-9][0-9]{4,16}(;ext=[0-9]{1,7})?");

    private PhoneNumbers() {}

    static boolean are(IdentifierType type) {
        return type.equals(IdentifierType.PHONE) || type.equals(IdentifierType.WHATSAPP);
    }

    static boolean isInternational(String normal) {
        return INTERNATIONAL.matcher(normal).matches();
    }

    static boolean isRegion(String code) {
        return LIBRARY.getSupportedRegions().contains(code);
    }

    static String normal(IdentifierType type, String text, NormalFormSettings settings) {
        String bare = PUNCTUATION.matcher(text).replaceAll("");
        String number = bare.startsWith("00") ? "+" + bare.substring(2) : bare;
        if (!NUMBER.matcher(number).matches()) {
            return number;
        }
        if (number.startsWith("+")) {
            return parsed(number, NO_REGION)
                    .filter(LIBRARY::isPossibleNumber)
                    .map(PhoneNumbers::format)
                    .orElse(number);
        }
        return national(number, settings.region())
                .or(() -> type.equals(IdentifierType.WHATSAPP) ? valid("+" + number, NO_REGION) : Optional.empty())
                .map(PhoneNumbers::format)
                .orElse(number);
    }

    private static Optional<PhoneNumber> national(String number, @Nullable String region) {
        return region == null ? Optional.empty() : valid(number, region);
    }

    private static Optional<PhoneNumber> valid(String number, String region) {
        return parsed(number, region).filter(LIBRARY::isValidNumber);
    }

    private static Optional<PhoneNumber> parsed(String number, String region) {
        try {
            return Optional.of(LIBRARY.parse(number, region));
        } catch (NumberParseException e) {
            // Not a number of anywhere.
            return Optional.empty();
        }
    }

    private static String format(PhoneNumber number) {
        String plain = LIBRARY.format(number, PhoneNumberFormat.E164);
        return number.hasExtension() ? plain + ";ext=" + number.getExtension() : plain;
    }
}
