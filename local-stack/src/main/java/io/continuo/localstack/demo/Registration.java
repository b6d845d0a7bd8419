package io.continuo.localstack.demo;

import java.util.List;
import java.util.Map;

/**
 * A record of the CRM or a loyalty form of a shop.
 *
 * @param key fixed for a seed: the Idempotency-Key
 * @param traits as somebody typed them, mistakes included
 * @param consents what the person decided about being contacted
 */
record Registration(String key, Map<String, String> identifiers, Map<String, Object> traits, List<Consent> consents) {

    /** @param channel or {@code *} for all of them */
    record Consent(String channel, String purpose, String state, String capturedBy) {}
}
