package io.continuo.journey.attribution;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.continuo.journey.query.Dimension;

/** What is credited: a dimension of touchpoints, or {@code campaign}, {@code touchpoint} for short. */
public record Credited(Dimension dimension) {

    /** @throws IllegalArgumentException when it is something else */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Credited parse(String text) {
        return new Credited(
                switch (text) {
                    case "campaign" -> Dimension.CAMPAIGN;
                    case "touchpoint" -> Dimension.parse("type");
                    default -> Dimension.parse(text);
                });
    }
}
