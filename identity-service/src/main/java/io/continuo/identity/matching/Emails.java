package io.continuo.identity.matching;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** E-mail addresses. */
final class Emails {

    private static final double ALIKE = 0.9;
    private static final int SHORTEST_LOCAL = 4;
    private static final int SLIPS = 2;

    private Emails() {}

    static @Nullable String plain(@Nullable String raw) {
        if (raw == null) {
            return null;
        }
        String email = raw.strip().toLowerCase(Locale.ROOT);
        int at = email.indexOf('@');
        return at < 1 || at == email.length() - 1 || email.length() > 254 ? null : email;
    }

    static String local(String email) {
        return email.substring(0, email.indexOf('@'));
    }

    static Level compare(String one, String other) {
        if (one.equals(other)) {
            return Level.EXACT;
        }
        String local = local(one);
        boolean sameLocal = local.length() >= SHORTEST_LOCAL && local.equals(local(other));
        if (sameLocal || Similarity.edits(one, other, SLIPS) <= SLIPS) {
            return Level.CLOSE;
        }
        return Similarity.jaroWinkler(local, local(other)) >= ALIKE ? Level.SIMILAR : Level.DIFFERENT;
    }
}
