package io.continuo.http;

/**
 * A request that is to be done at most once.
 *
 * @param caller who asks for what: client, subject, method and path; a key is unique within it
 * @param key the {@code Idempotency-Key}, 1 to 255 printable ASCII characters
 * @param fingerprint SHA-256 of the body's canonical JSON, in lower-case hex
 */
public record KeyedRequest(String caller, String key, String fingerprint) {}
