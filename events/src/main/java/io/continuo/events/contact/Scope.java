package io.continuo.events.contact;

/**
 * What a decision is about: a channel and a purpose, each of which may be {@code *} for all.
 *
 * @param channel name of a channel
 * @param purpose what the contact would be for, such as {@code marketing}
 */
public record Scope(String channel, String purpose) implements Comparable<Scope> {

    public static final String ALL = "*";

    /** Whether everything in the other scope is in this one, too. */
    public boolean includes(Scope other) {
        return includes(channel, other.channel) && includes(purpose, other.purpose);
    }

    @Override
    public int compareTo(Scope other) {
        int byChannel = channel.compareTo(other.channel);
        return byChannel != 0 ? byChannel : purpose.compareTo(other.purpose);
    }

    private static boolean includes(String wide, String narrow) {
        return wide.equals(ALL) || wide.equals(narrow);
    }
}
