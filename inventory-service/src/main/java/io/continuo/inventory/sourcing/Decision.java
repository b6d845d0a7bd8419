package io.continuo.inventory.sourcing;

import io.continuo.events.EventJson;
import java.util.ArrayList;
import java.util.List;

/**
 * Why a request is served from where it is, as it is kept with what was decided.
 *
 * @param lines with every site that gives something and the first few that do not
 */
public record Decision(Strategy strategy, Optimality optimality, List<Line> lines) {

    /** Sites of a line that give nothing and are kept all the same: those asked first. */
    static final int OTHERS = 10;

    public Decision {
        lines = List.copyOf(lines);
    }

    /** The choices made for a line. */
    public record Line(String line, List<Plan.Choice> choices) {

        public Line {
            choices = List.copyOf(choices);
        }
    }

    public static Decision of(Plan plan) {
        return new Decision(
                plan.strategy(),
                plan.optimality(),
                plan.lines().stream().map(Decision::kept).toList());
    }

    public String json() {
        return EventJson.write(this);
    }

    private static Line kept(Plan.Line line) {
        List<Plan.Choice> kept = new ArrayList<>();
        int others = 0;
        for (Plan.Choice choice : line.choices()) {
            if (choice.take().isPositive() || others++ < OTHERS) {
                kept.add(choice);
            }
        }
        return new Line(KitLine.asCalled(line.line()), kept);
    }
}
