package io.continuo.interaction.channels;

import com.fasterxml.jackson.databind.JsonNode;
import io.continuo.events.Channel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * An account at a system that tells what happens in a channel.
 *
 * @param secrets the keys of its signatures; any of them will do
 * @param source of its touchpoints
 */
record ChannelAccount(
        String name,
        ChannelAdapter adapter,
        List<String> secrets,
        Optional<String> verifyToken,
        Optional<Channel> channel,
        String source) {

    private static final int MAX_ID = 200;

    /** The channel of its touchpoints where nothing else tells it. */
    String channelOr(String usual) {
        return channel.map(Channel::name).orElse(usual);
    }

    /** The id of a touchpoint, the same whenever it is told again: made of the system's own ids. */
    String id(String... parts) {
        String id = own(String.join(":", parts));
        return id.length() <= MAX_ID ? id : own(hashed(id));
    }

    /** The id of what the system gives none: made of all it says, without saying it. */
    String idOf(JsonNode content) {
        return own(hashed(content.toString()));
    }

    /** Of something whose own id may be missing, or empty, which is the same for all of them. */
    String idOr(String id, JsonNode content) {
        return id.isBlank() ? idOf(content) : id(id);
    }

    private String own(String id) {
        return adapter.name() + ":" + name + ":" + id;
    }

    private static String hashed(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
