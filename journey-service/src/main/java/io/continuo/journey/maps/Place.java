package io.continuo.journey.maps;

import io.continuo.events.Stage;
import io.continuo.journey.columns.Shape;
import java.util.Comparator;

/** A cell of a map: a stage on a channel. */
record Place(Stage stage, String channel) implements Comparable<Place> {

    private static final Comparator<Place> ORDER =
            Comparator.comparing(Place::stage).thenComparing(Place::channel);

    static Place of(Shape shape) {
        return new Place(shape.stage(), shape.channel());
    }

    @Override
    public int compareTo(Place other) {
        return ORDER.compare(this, other);
    }
}
