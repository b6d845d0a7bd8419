package io.continuo.inventory.availability;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a client knows, as the id of the last event it got: a fingerprint for each SKU in the order it asked for. It says
 * what was told and not when, so it holds on every instance and however long the client was away.
 */
final class Position {

    private static final long NOTHING = -1;
    private static final long DIGITS = 0xFFFFFFFFL;
    private static final Pattern FORM = Pattern.compile("[0-9a-f-]{1,8}(\\.[0-9a-f-]{1,8}){0,99}");

    private Position() {}

    static long of(Fragment fragment) {
        return fragment.fingerprint() & DIGITS;
    }

    static String write(long[] told) {
        return Arrays.stream(told)
                .mapToObj(position -> position == NOTHING ? "-" : Long.toHexString(position))
                .collect(Collectors.joining("."));
    }

    /** What is not of this form, or of another number of SKUs, stands for knowing nothing. */
    static long[] read(@Nullable String text, int skus) {
        long[] told = new long[skus];
        Arrays.fill(told, NOTHING);
        if (text == null || !FORM.matcher(text).matches()) {
            return told;
        }
        String[] parts = text.split("\\.", -1);
        for (int i = 0; parts.length == skus && i < skus; i++) {
            told[i] = parts[i].contains("-") ? NOTHING : Long.parseLong(parts[i], 16);
        }
        return told;
    }
}
