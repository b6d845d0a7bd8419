package io.continuo.interaction.ingestion;

import java.util.Arrays;
import java.util.Optional;

/** The calls of the tracking API, with the short forms browsers use. */
enum TrackingCall {
    IDENTIFY("identify", "i", "Identified"),
    /** Its events name themselves. */
    TRACK("track", "t", ""),
    PAGE("page", "p", "Page Viewed"),
    SCREEN("screen", "s", "Screen Viewed"),
    GROUP("group", "g", "Group Joined"),
    ALIAS("alias", "a", "Aliased"),
    /** RudderStack's: two identifiers of one person. */
    MERGE("merge", "merge", "Identifiers Merged"),
    BATCH("batch", "b", ""),
    IMPORT("import", "import", ""),
    /** What a browser library measures about itself: taken and not kept. */
    METRICS("m", "m", "");

    private final String path;
    private final String letter;
    private final String touchpointType;

    TrackingCall(String path, String letter, String touchpointType) {
        this.path = path;
        this.letter = letter;
        this.touchpointType = touchpointType;
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
            case IDENTIFY, TRACK, PAGE, SCREEN, GROUP, ALIAS, MERGE -> true;
            case BATCH, IMPORT, METRICS -> false;
        };
    }

    String type() {
        return path;
    }

    /** What happened, in the words of the event catalogue; empty where the call does not say. */
    String touchpointType() {
        return touchpointType;
    }
}
