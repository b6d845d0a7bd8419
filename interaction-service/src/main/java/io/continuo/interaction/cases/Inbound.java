package io.continuo.interaction.cases;

import io.continuo.events.Channel;
import io.continuo.events.Identifier;
import io.continuo.events.TouchpointRecorded;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A touchpoint as far as it matters to cases.
 *
 * @param touchpointId what it is remembered by
 * @param identifiers strongest first
 * @param contact when it came in: what a clock starts with is nothing a sender says
 * @param at when it happened, as far as the sender says; not after it came in
 * @param type of the event catalogue
 * @param text what the customer said; empty where nothing is known of it
 * @param references what it is about, see {@link References}
 */
record Inbound(
        String touchpointId,
        List<Identifier> identifiers,
        Contact contact,
        Instant at,
        String type,
        String text,
        Set<String> references) {

    private static final Set<String> DIRECT = Set.of("Message Received", "Email Received");

    /** Latin, Greek, Arabic, full width, Armenian and Ethiopic. */
    private static final Pattern QUESTION = Pattern.compile("[?\u00bf\u037e\u061f\uff1f\u055e\u1367]");

    private static final Pattern ADDRESS = Pattern.compile("(?:https?://|www\\.)\\S{1,2000}");

    private static final String UNKNOWN_SOURCE = "touchpoint";

    static Inbound of(TouchpointRecorded touchpoint) {
        String source = touchpoint.source() == null ? UNKNOWN_SOURCE : touchpoint.source();
        String text = References.text(touchpoint.properties());
        return new Inbound(
                touchpoint.id(),
                touchpoint.identifiers(),
                new Contact(touchpoint.channel(), source, touchpoint.receivedAt()),
                earlier(touchpoint.occurredAt(), touchpoint.receivedAt()),
                touchpoint.type(),
                text,
                References.in(touchpoint.properties(), text));
    }

    Channel channel() {
        return contact.channel();
    }

    /** As a message of a case, where a message has a text. */
    String said() {
        return text.isBlank() ? type : text;
    }

    /** Whether it was written to the company itself, and not in public. */
    boolean isDirect() {
        return DIRECT.contains(type);
    }

    /** Whether there is a question in it, in any script. An address of a page has question marks as well. */
    boolean asks() {
        return QUESTION.matcher(ADDRESS.matcher(text).replaceAll("")).find();
    }

    List<CaseId> caseIds() {
        return references.stream()
                .filter(References::isCase)
                .map(reference -> new CaseId(References.id(reference)))
                .toList();
    }

    boolean names(CaseId id) {
        return references.contains(References.toCase(id));
    }

    /** The order it is about, where it is about one. */
    @Nullable
    String orderId() {
        return references.stream()
                .filter(References::isOrder)
                .findFirst()
                .map(References::id)
                .orElse(null);
    }

    /** Whether it says which order it is about. */
    boolean namesAnOrder() {
        return references.stream().anyMatch(References::isOrder);
    }

    boolean namesOrder(String orderId) {
        return references.contains(References.toOrder(orderId)) || References.occurs(orderId, text);
    }

    boolean isAbout(Set<String> others) {
        return references.stream().anyMatch(others::contains);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
