package io.continuo.events;

import java.net.IDN;
import java.util.Locale;
import java.util.Set;

/**
 * E-mail addresses as the mailboxes they reach: lower case; the domain in ASCII (IDNA, RFC 3490); without a tag
 * (subaddress, RFC 5233), as mail providers deliver {@code ana+shop@} to {@code ana@}; for Google's mail without the
 * points that it ignores and under its one name. What is no address stays as it is, in lower case.
 */
final class EmailAddresses {

    private static final Set<String> GOOGLE = Set.of("gmail.com", "googlemail.com");

    private EmailAddresses() {}

    static String normal(String text, NormalFormSettings settings) {
        String address = text.toLowerCase(Locale.ROOT);
        int at = address.lastIndexOf('@');
        if (at < 1 || at == address.length() - 1) {
            return address;
        }
        String mailbox = address.substring(0, at);
        String domain = domain(address.substring(at + 1));
        int tag = mailbox.indexOf('+');
        if (settings.dropTags() && tag > 0) {
            mailbox = mailbox.substring(0, tag);
        }
        if (!GOOGLE.contains(domain)) {
            return mailbox + "@" + domain;
        }
        String plain = mailbox.replace(".", "");
        return (plain.isEmpty() ? mailbox : plain) + "@gmail.com";
    }

    private static String domain(String name) {
        try {
            String ascii = IDN.toASCII(name).toLowerCase(Locale.ROOT);
            return ascii.endsWith(".") && ascii.length() > 1 ? ascii.substring(0, ascii.length() - 1) : ascii;
        } catch (IllegalArgumentException e) {
            // No domain; blocked values are decided elsewhere.
            return name;
        }
    }
}
