package io.continuo.inventory.availability;

/** What a stream says. */
sealed interface Told {

    /**
     * What is available of one SKU now.
     *
     * @param id where the stream is, to go on from there
     * @param json as in the answer of the availability route
     */
    record Change(String id, String json) implements Told {}

    /** Nothing has changed. */
    record Alive(String asOf) implements Told {}
}
