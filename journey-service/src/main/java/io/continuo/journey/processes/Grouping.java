package io.continuo.journey.processes;

import io.continuo.http.FieldError;
import io.continuo.http.Problems;
import io.continuo.journey.upload.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Gives many activities one name: {@code /product/*=Product page}. A star stands for any text; the first that fits counts. */
final class Grouping {

    private static final int MAX_GROUPS = 50;
    private static final int MAX_LENGTH = 255;
    private static final int UNKNOWN = -1;

    private final List<Group> groups;
    private final Words grouped = new Words();
    private int[] numbers = new int[0];

    /** @param parts what stands between the stars, in this order */
    private record Group(List<String> parts, String name) {

        boolean holds(String activity) {
            String first = parts.getFirst();
            String last = parts.getLast();
            if (parts.size() == 1) {
                return activity.equals(first);
            }
            int end = activity.length() - last.length();
            int place = first.length();
            if (!activity.startsWith(first) || !activity.endsWith(last) || end < place) {
                return false;
            }
            // Each part as early as it goes: a later one cannot help those behind it.
            for (String part : parts.subList(1, parts.size() - 1)) {
                int found = activity.indexOf(part, place);
                place = found + part.length();
                if (found < 0 || place > end) {
                    return false;
                }
            }
            return true;
        }
    }

    private Grouping(List<Group> groups) {
        this.groups = groups;
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem {@code invalid-field} when one is no {@code pattern=name} */
    static Grouping of(List<String> definitions) {
        List<FieldError> errors = new ArrayList<>();
        List<Group> groups = new ArrayList<>();
        for (String definition : definitions) {
            int sign = definition.lastIndexOf('=');
            if (sign < 1 || sign == definition.length() - 1 || definition.length() > MAX_LENGTH) {
                errors.add(new FieldError("/group", "must be pattern=name, of at most " + MAX_LENGTH + " characters"));
            } else {
                groups.add(new Group(
                        List.of(definition.substring(0, sign).split("\\*", -1)), definition.substring(sign + 1)));
            }
        }
        if (definitions.size() > MAX_GROUPS) {
            errors.add(new FieldError("/group", "there are at most " + MAX_GROUPS));
        }
        if (!errors.isEmpty()) {
            throw Problems.invalid(errors);
        }
        return new Grouping(List.copyOf(groups));
    }

    /** The number of an activity's group, or of itself where no group holds it. */
    int number(Words activities, int activity) {
        if (activity >= numbers.length) {
            int known = numbers.length;
            numbers = Arrays.copyOf(numbers, Math.max(activities.size(), 2 * known));
            Arrays.fill(numbers, known, numbers.length, UNKNOWN);
        }
        if (numbers[activity] == UNKNOWN) {
            numbers[activity] = grouped.number(name(activities.text(activity)));
        }
        return numbers[activity];
    }

    /** The names by number. */
    Words names() {
        return grouped;
    }

    private String name(String activity) {
        return groups.stream()
                .filter(group -> group.holds(activity))
                .map(Group::name)
                .findFirst()
                .orElse(activity);
    }
}
