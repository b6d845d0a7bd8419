package io.continuo.journey.path;

import io.continuo.journey.stage.Glob;
import java.util.List;

/** Gives many steps one name; the first group that fits counts. */
final class Grouping {

    private final List<PathQuestion.Group> groups;

    Grouping(List<PathQuestion.Group> groups) {
        this.groups = groups;
    }

    String name(String step) {
        return groups.stream()
                .filter(group -> Glob.matches(group.pattern(), step))
                .map(PathQuestion.Group::name)
                .findFirst()
                .orElse(step);
    }
}
