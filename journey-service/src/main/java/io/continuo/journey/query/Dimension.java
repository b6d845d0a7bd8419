package io.continuo.journey.query;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.continuo.journey.columns.Shape;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * By what touchpoints are told apart.
 *
 * @param property dotted path where the kind is {@link Kind#PROPERTY}
 */
public record Dimension(Kind kind, String property) {

    /** What a campaign is told by. */
    public static final Dimension CAMPAIGN = new Dimension(Kind.PROPERTY, "campaign.name");

    private static final String PROPERTIES = "properties.";

    /** What a dimension looks at. */
    public enum Kind {
        TYPE,
        CHANNEL,
        STAGE,
        SOURCE,
        PROPERTY
    }

    /**
     * Reads {@code type}, {@code channel}, {@code stage}, {@code source} or {@code properties.} and a path; {@code campaign}
     * and {@code touchpoint} stand for {@link #CAMPAIGN} and {@code type}.
     *
     * @throws IllegalArgumentException when it is something else
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Dimension parse(String text) {
        return switch (text) {
            case "type", "touchpoint" -> new Dimension(Kind.TYPE, "");
            case "channel" -> new Dimension(Kind.CHANNEL, "");
            case "stage" -> new Dimension(Kind.STAGE, "");
            case "source" -> new Dimension(Kind.SOURCE, "");
            case "campaign" -> CAMPAIGN;
            default -> {
                boolean named = text.startsWith(PROPERTIES) && text.length() > PROPERTIES.length();
                if (!named || text.chars().anyMatch(Character::isISOControl)) {
                    throw new IllegalArgumentException("use type, touchpoint, channel, stage, source, campaign"
                            + " or properties. and the name of a property");
                }
                yield new Dimension(Kind.PROPERTY, text.substring(PROPERTIES.length()));
            }
        };
    }

    /** What stands for a shape; null when it has none. Not for properties. */
    @Nullable
    String of(Shape shape) {
        return switch (kind) {
            case TYPE -> shape.type();
            case CHANNEL -> shape.channel();
            case STAGE -> shape.stage().name().toLowerCase(Locale.ROOT);
            case SOURCE -> shape.source();
            case PROPERTY -> throw new IllegalStateException("a property is no part of a shape");
        };
    }

    @JsonValue
    @Override
    public String toString() {
        return kind == Kind.PROPERTY ? PROPERTIES + property : kind.name().toLowerCase(Locale.ROOT);
    }
}
