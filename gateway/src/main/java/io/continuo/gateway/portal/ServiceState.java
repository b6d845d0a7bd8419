package io.continuo.gateway.portal;

/**
 * How a service is.
 *
 * @param state {@code up}, {@code not-ready} (it answers, but lacks something) or {@code down}
 */
record ServiceState(String name, String state) {}
