package io.continuo.identity.graph;

/** What a person decided, and who. */
public record Decision(String reason, String by) {}
