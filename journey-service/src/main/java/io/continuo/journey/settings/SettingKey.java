package io.continuo.journey.settings;

/**
 * What is decided about.
 *
 * @param kind of things, such as {@code maps}
 * @param name of the thing; unique in its kind
 */
public record SettingKey(String kind, String name) {}
