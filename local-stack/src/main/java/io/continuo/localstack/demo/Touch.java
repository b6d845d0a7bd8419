package io.continuo.localstack.demo;

import java.util.Map;

/**
 * Something a person did somewhere, before it is put on the calendar.
 *
 * @param id fixed for a seed, so that sending it twice changes nothing
 * @param name the event, page or screen
 * @param identifiers type to value
 * @param properties {@code campaign} and {@code referrer} say where it came from
 */
record Touch(
        String id,
        Kind kind,
        String name,
        String channel,
        Map<String, String> identifiers,
        Map<String, Object> properties) {

    /** The calls of the tracking API; systems with a token only track. */
    enum Kind {
        PAGE,
        SCREEN,
        TRACK,
        IDENTIFY
    }
}
