package io.continuo.interaction.invitations;

import io.continuo.events.Channel;
import io.continuo.events.Identifier;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Somebody is to be asked.
 *
 * @param id the same one asks once
 * @param channel where; null where the person's wish decides, and after it the first candidate that is permitted
 * @param candidates at least one
 */
public record Wish(
        String id,
        String survey,
        Identifier to,
        @Nullable Channel channel,
        List<Channel> candidates,
        @Nullable String touchpointId,
        @Nullable String caseId) {

    private static final List<Channel> USUAL =
            Stream.of("email", "whatsapp", "sms", "app").map(Channel::new).toList();

    public static Wish of(
            String id,
            String survey,
            Identifier to,
            @Nullable Channel channel,
            @Nullable String touchpointId,
            @Nullable String caseId) {
        return new Wish(id, survey, to, channel, USUAL, touchpointId, caseId);
    }

    static Wish afterCase(String id, String survey, Identifier to, Channel last, String caseId) {
        return new Wish(id, survey, to, null, List.of(last), null, caseId);
    }

    Invitation on(Channel chosen, Instant at) {
        return new Invitation(id, survey, to, chosen, touchpointId, caseId, at, null);
    }
}
