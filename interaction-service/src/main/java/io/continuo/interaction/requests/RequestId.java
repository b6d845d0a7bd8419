package io.continuo.interaction.requests;

import io.continuo.http.KeyedRequest;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Names a keyed request wherever its effect is kept.
 *
 * @param value the same for the same caller, route and key
 */
public record RequestId(String value) {

    static RequestId of(KeyedRequest request) {
        String name = request.caller() + "\n" + request.key();
        return new RequestId(
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString());
    }
}
