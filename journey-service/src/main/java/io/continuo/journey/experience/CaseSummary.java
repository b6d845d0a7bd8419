package io.continuo.journey.experience;

import io.continuo.events.Channel;
import io.continuo.journey.placement.CaseFacts;
import io.continuo.journey.placement.Touch;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A case as a journey shows it.
 *
 * @param kind complaint, request or information
 * @param state open or resolved
 * @param channel on which it was opened
 * @param channels all on which it went on, by name
 * @param touchpointId its opening
 * @param firstResponseAt the first message or update to the customer, or the resolution; null before
 * @param resolvedAt null while it is open
 * @param reopenedAt the first time; null when it was not opened again
 * @param dissatisfied whether the customer showed to be dissatisfied
 */
public record CaseSummary(
        String caseId,
        String kind,
        String state,
        Channel channel,
        Set<String> channels,
        Instant openedAt,
        String touchpointId,
        @Nullable Instant firstResponseAt,
        @Nullable Instant resolvedAt,
        @Nullable Instant reopenedAt,
        boolean dissatisfied) {

    /** The cases on a journey, in the order of their opening. Those that were opened before it begins are not known. */
    public static List<CaseSummary> in(List<Touch> touches) {
        Map<String, CaseCourse> courses = new LinkedHashMap<>();
        Map<String, Set<String>> channels = new LinkedHashMap<>();
        for (int place = 0; place < touches.size(); place++) {
            Touch touch = touches.get(place);
            if (ExperienceColumns.fact(touch) instanceof Fact.Move move) {
                String id = String.valueOf(touch.properties().get(CaseFacts.CASE_ID));
                courses.computeIfAbsent(id, any -> new CaseCourse(MetricSettings.DEFAULTS.sameContact()))
                        .add(move, touch.occurredAt(), place);
                channels.computeIfAbsent(id, any -> new TreeSet<>())
                        .add(touch.channel().name());
            }
        }
        return courses.entrySet().stream()
                .flatMap(course ->
                        of(course.getKey(), course.getValue(), channels.get(course.getKey()), touches).stream())
                .toList();
    }

    private static Optional<CaseSummary> of(
            String id, CaseCourse course, @Nullable Set<String> channels, List<Touch> touches) {
        return course.opening().map(opening -> {
            Touch opened = touches.get(opening.place());
            return new CaseSummary(
                    id,
                    opening.kind().name().toLowerCase(Locale.ROOT),
                    course.resolvedAt() == null ? "open" : "resolved",
                    opened.channel(),
                    channels == null ? Set.of() : channels,
                    opening.at(),
                    opened.id(),
                    course.firstWord(),
                    course.resolvedAt(),
                    course.reopenedAt(),
                    !course.displeasures().isEmpty());
        });
    }
}
