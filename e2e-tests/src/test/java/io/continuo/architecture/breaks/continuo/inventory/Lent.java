package io.continuo.architecture.breaks.continuo.inventory;

/** What another service should not reach for. */
public record Lent(String what) {}
