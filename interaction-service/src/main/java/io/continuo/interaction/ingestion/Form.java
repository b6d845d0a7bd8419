package io.continuo.interaction.ingestion;

import java.util.Locale;

/** In which shape a touchpoint was sent. */
enum Form {
    /** An event of the tracking API, with the context of its batch merged into it. */
    TRACKING,
    /** A touchpoint as {@code POST /api/touchpoints} takes it. */
    NATIVE,
    /** A CloudEvent in the JSON event format, in whichever mode it came. */
    CLOUDEVENT;

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
