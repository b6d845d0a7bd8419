package io.continuo.interaction.ingestion;

import java.util.Arrays;
import java.util.Optional;

/** The calls of the tracking API, with the short forms browsers use. */
enum TrackingCall {
    IDENTIFY("identify", "i"),
    TRACK("track", "t"),
    PAGE("page", "p"),
    SCREEN("screen", "s"),
    GROUP("group", "g"),
    ALIAS("alias", "a"),
    BATCH("batch", "b"),
    IMPORT("import", "import"),
    /** What a browser library measures about itself: taken and not kept. */
    METRICS("m", "m");

    private final String path;
    private final String letter;

    TrackingCall(String path, String letter) {
        this.path = path;
        this.letter = letter;
    }

    static Optional<TrackingCall> ofPath(String path) {
        return Arrays.stream(values())
                .filter(call -> call.path.equals(path) || call.letter.equals(path))
                .findFirst();
    }

    /** The calls that are one event each, as the {@code type} of a batch's item names them. */
    static Optional<TrackingCall> ofType(String type) {
        return Arrays.stream(values())
                .filter(call -> call.path.equals(type) && call.isEvent())
                .findFirst();
    }

    boolean isEvent() {
        return switch (this) {
            case IDENTIFY, TRACK, PAGE, SCREEN, GROUP, ALIAS -> true;
            case BATCH, IMPORT, METRICS -> false;
        };
    }

    String type() {
        return path;
    }
}
