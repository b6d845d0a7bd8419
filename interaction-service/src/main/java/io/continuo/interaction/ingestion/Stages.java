package io.continuo.interaction.ingestion;

import io.continuo.events.Stage;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Stages as senders write them. */
final class Stages {

    static final String ALLOWED = "one of awareness, consideration, purchase, service, advocacy";

    private Stages() {}

    static Optional<Stage> named(String name) {
        return Arrays.stream(Stage.values())
                .filter(stage -> stage.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
    }
}
