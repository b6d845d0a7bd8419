package io.continuo.gateway.access;

import io.continuo.gateway.config.GatewayConfig.WriteKey;
import io.vertx.core.buffer.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * A request that may pass.
 *
 * @param authorization the header the service gets
 * @param key the write key's meaning; null for a bearer token and for a signed delivery
 * @param body what was read already, as it came; null when nothing was
 */
public record Admission(
        String authorization,
        @Nullable WriteKey key,
        @Nullable Buffer body) {

    Admission with(Buffer read) {
        return new Admission(authorization, key, read);
    }
}
