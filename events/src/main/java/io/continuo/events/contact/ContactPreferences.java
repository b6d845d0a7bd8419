package io.continuo.events.contact;

import io.continuo.events.Channel;
import org.jspecify.annotations.Nullable;

/**
 * How a customer likes to be contacted.
 *
 * @param preferredChannel the one to choose where several are allowed
 * @param quietHours when not, whatever is allowed; what needs no consent may still come
 */
public record ContactPreferences(
        @Nullable Channel preferredChannel, @Nullable QuietHours quietHours) {

    public static final ContactPreferences NONE = new ContactPreferences(null, null);
}
