package io.continuo.interaction.channels;

import com.fasterxml.jackson.databind.JsonNode;
import io.continuo.interaction.ingestion.Report;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** What a delivery tells, piece by piece. Reading may block. */
interface Told {

    int PIECE = 200;

    /** The next piece; empty at the end. */
    List<Report> next();

    /** What is known already, in pieces that are judged and sent together. */
    static Told all(List<Report> reports) {
        Iterator<Report> left = reports.iterator();
        return () -> {
            List<Report> piece = new ArrayList<>();
            while (left.hasNext() && piece.size() < PIECE) {
                piece.add(left.next());
            }
            return piece;
        };
    }

    /** The elements of an array; of nothing where it is something else. */
    static Iterable<JsonNode> each(JsonNode array) {
        return array.isArray() ? array : List.of();
    }
}
