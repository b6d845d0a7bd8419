package io.continuo.events;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a customer decided about being contacted, as a touchpoint tells it: type {@value #DENIED} or {@value #GRANTED}, with
 * the properties {@code channel}, {@code purpose} and {@code text}. identity-service makes a consent of it, whose proof is
 * the touchpoint.
 *
 * @param channel a channel, or {@code *} for all. Not said, a denial is for all, a grant for the touchpoint's own
 * @param purpose {@code marketing} where it is not said; {@code *} for all
 * @param text in the customer's words, at most {@value #MAX_TEXT} characters
 */
public record ContactDecision(
        ConsentState state,
        String channel,
        String purpose,
        @Nullable String text) {

    public static final String DENIED = "Contact Permission Denied";
    public static final String GRANTED = "Contact Permission Granted";
    public static final String ALL = "*";
    public static final String MARKETING = "marketing";
    public static final int MAX_TEXT = 10_000;

    private static final Pattern PURPOSE = Pattern.compile("[a-z][a-z0-9_]{0,39}");

    public ContactDecision {
        if (!channel.equals(ALL) && !Channel.isValid(channel)) {
            throw new IllegalArgumentException("a known channel, x_… or *");
        }
        if (!purpose.equals(ALL) && !PURPOSE.matcher(purpose).matches()) {
            throw new IllegalArgumentException("a purpose has lower-case letters, digits and _, or is *");
        }
    }

    /**
     * Empty for a touchpoint of any other type.
     *
     * @throws IllegalArgumentException when channel or purpose is none; the message does not quote it
     */
    public static Optional<ContactDecision> of(TouchpointRecorded touchpoint) {
        return switch (touchpoint.type()) {
            case DENIED -> Optional.of(of(ConsentState.DENIED, ALL, touchpoint));
            case GRANTED ->
                Optional.of(of(ConsentState.GRANTED, touchpoint.channel().name(), touchpoint));
            default -> Optional.empty();
        };
    }

    private static ContactDecision of(ConsentState state, String usual, TouchpointRecorded touchpoint) {
        String text = property(touchpoint, "text");
        return new ContactDecision(
                state,
                Optional.ofNullable(property(touchpoint, "channel")).orElse(usual),
                Optional.ofNullable(property(touchpoint, "purpose")).orElse(MARKETING),
                text == null ? null : fitting(text));
    }

    /** A database keeps no NUL, and a consent no novel. */
    private static String fitting(String text) {
        String clean = text.replace("\0", "");
        return clean.length() <= MAX_TEXT ? clean : clean.substring(0, MAX_TEXT);
    }

    private static @Nullable String property(TouchpointRecorded touchpoint, String name) {
        Object value = touchpoint.properties().get(name);
        return value == null ? null : EventJson.MAPPER.valueToTree(value).asText("");
    }
}
