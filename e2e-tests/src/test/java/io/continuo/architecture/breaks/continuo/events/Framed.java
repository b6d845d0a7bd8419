package io.continuo.architecture.breaks.continuo.events;

import io.smallrye.mutiny.Uni;

/** A contract that needs a framework to be read. */
record Framed(Uni<String> value) {}
