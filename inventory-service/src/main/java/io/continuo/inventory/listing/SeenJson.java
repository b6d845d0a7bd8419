package io.continuo.inventory.listing;

import io.continuo.events.EventJson;

/** How a broken guarantee stood, as it is stored. */
final class SeenJson {

    private SeenJson() {}

    static String write(Breach.Seen seen) {
        return EventJson.write(seen);
    }

    static Breach.Seen read(String json) {
        return EventJson.read(json, Breach.Seen.class);
    }
}
