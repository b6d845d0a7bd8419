package io.continuo.journey.experience;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.continuo.journey.query.Dimension;
import java.util.Set;

/**
 * By what figures are told apart.
 *
 * @param name as callers write it
 * @param kind what is looked at
 * @param dimension of the place, where the kind is {@link Kind#PLACE}
 */
public record By(@JsonValue String name, Kind kind, Dimension dimension) {

    private static final Dimension TYPE = Dimension.parse("type");
    private static final Set<String> OWN = Set.of("channel", "stage", "source", "campaign");

    /** What figures are told apart by. */
    enum Kind {
        /** Where it happened. */
        PLACE,
        /** What kind of customer it was, see {@link io.continuo.journey.query.CustomerTypes}. */
        CUSTOMER_TYPE,
        /** Which survey was answered. */
        SURVEY,
        /** What the customer wanted with the case. */
        CASE_KIND
    }

    /**
     * Reads {@code channel}, {@code stage}, {@code touchpoint}, {@code customer_type}, {@code survey}, {@code case_kind}, {@code
     * source}, {@code campaign} or {@code properties.} and a path.
     *
     * @throws IllegalArgumentException when it is something else
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static By parse(String name) {
        return switch (name) {
            case "touchpoint" -> new By(name, Kind.PLACE, TYPE);
            case "customer_type" -> new By(name, Kind.CUSTOMER_TYPE, TYPE);
            case "survey" -> new By(name, Kind.SURVEY, TYPE);
            case "case_kind" -> new By(name, Kind.CASE_KIND, TYPE);
            default -> {
                if (!OWN.contains(name) && !name.startsWith("properties.")) {
                    throw new IllegalArgumentException("use channel, stage, touchpoint, customer_type, survey,"
                            + " case_kind, source, campaign or properties. and the name of a property");
                }
                yield new By(name, Kind.PLACE, Dimension.parse(name));
            }
        };
    }
}
