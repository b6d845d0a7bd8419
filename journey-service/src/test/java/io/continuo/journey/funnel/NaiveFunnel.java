package io.continuo.journey.funnel;

import io.continuo.journey.funnel.Events.Event;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The definition of a funnel, taken literally: every choice of events of one customer is tried. For each step: when it
 * was first reached, when the latest attempt that did so began, and when it came to the step before, as early as it could.
 */
final class NaiveFunnel {

    private static final Comparator<int[]> BEST_FIRST = Comparator.<int[]>comparingInt(times -> times[0])
            .thenComparing(Comparator.<int[]>comparingInt(times -> times[1]).reversed())
            .thenComparingInt(times -> times[2]);

    private final Funnel funnel;
    private final List<Event> events;
    private final @Nullable String value;
    private final int steps;
    private final long window;
    /** Step to {minute reached, minute begun, minute of the step before}. */
    private final TreeMap<Integer, int[]> reached = new TreeMap<>();

    private NaiveFunnel(Funnel funnel, List<Event> events, @Nullable String value) {
        this.funnel = funnel;
        this.events = events;
        this.value = value;
        this.steps = funnel.steps().size();
        this.window = funnel.window().toMinutes();
    }

    static TreeMap<Integer, int[]> of(Funnel funnel, List<Event> events) {
        if (funnel.constant() == null) {
            return over(funnel, events, null);
        }
        TreeMap<Integer, int[]> all = new TreeMap<>();
        Stream<String> values = events.stream().map(Event::shelf).filter(value -> !value.isEmpty());
        values.distinct().forEach(value -> over(funnel, events, value).forEach((step, at) -> merge(all, step, at)));
        return all;
    }

    private static TreeMap<Integer, int[]> over(Funnel funnel, List<Event> events, @Nullable String value) {
        NaiveFunnel naive = new NaiveFunnel(funnel, events, value);
        switch (funnel.mode()) {
            case ORDERED -> naive.ordered(0, new int[naive.steps], new ArrayList<>());
            case STRICT -> naive.strict();
            case UNORDERED -> naive.unordered(0, new ArrayList<>());
        }
        return naive.reached;
    }

    private void ordered(int step, int[] chosen, List<Integer> path) {
        if (step == steps) {
            return;
        }
        for (int i = 0; i < events.size(); i++) {
            if (path.contains(i) || !matches(step, i) || !isLater(path, i)) {
                continue;
            }
            path.add(i);
            chosen[step] = i + 1;
            if (!isExcluded(chosen, step)) {
                reach(step, minute(i), minute(path.getFirst()), minute(path.get(Math.max(0, path.size() - 2))));
                ordered(step + 1, chosen, path);
            }
            chosen[step] = 0;
            path.removeLast();
        }
        if (funnel.steps().get(step).optional()) {
            ordered(step + 1, chosen, path);
        }
    }

    private boolean isLater(List<Integer> path, int event) {
        return path.isEmpty()
                || (minute(event) >= minute(path.getLast()) && minute(event) - minute(path.getFirst()) <= window);
    }

    /** @param chosen event of each step and one, up to {@code last} */
    private boolean isExcluded(int[] chosen, int last) {
        return funnel.exclusions().stream()
                .filter(exclusion -> last > exclusion.after())
                .anyMatch(exclusion -> {
                    int from = minute(chosen[exclusion.after()] - 1);
                    int to = minute(chosen[Math.min(last, exclusion.before())] - 1);
                    return isBetween(exclusion, from, to);
                });
    }

    private boolean isBetween(Exclusion exclusion, int from, int to) {
        return events.stream()
                .anyMatch(event -> exclusion.where().types().contains(event.type())
                        && event.minute() > from
                        && event.minute() < to);
    }

    private void strict() {
        List<Integer> contacts = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            int event = i;
            boolean isStep = funnel.steps().stream()
                    .anyMatch(step ->
                            step.where().types().contains(events.get(event).type()));
            if (isStep || !Character.isUpperCase(events.get(i).type().charAt(0))) {
                contacts.add(i);
            }
        }
        for (int first = 0; first < contacts.size(); first++) {
            strict(contacts, first, first, 0);
        }
    }

    private void strict(List<Integer> contacts, int first, int next, int step) {
        if (step == steps || next == contacts.size()) {
            return;
        }
        int event = contacts.get(next);
        int begun = minute(contacts.get(first));
        if (matches(step, event) && minute(event) - begun <= window) {
            reach(step, minute(event), begun, begun);
            strict(contacts, first, next + 1, step + 1);
        }
        if (funnel.steps().get(step).optional()) {
            strict(contacts, first, next, step + 1);
        }
    }

    private void unordered(int step, List<Integer> chosen) {
        if (!chosen.isEmpty()) {
            int from = chosen.stream().mapToInt(this::minute).min().orElseThrow();
            int to = chosen.stream().mapToInt(this::minute).max().orElseThrow();
            boolean clean = funnel.exclusions().stream().noneMatch(exclusion -> isBetween(exclusion, from, to));
            if (clean && to - from <= window) {
                reach(chosen.size() - 1, to, from, from);
            }
        }
        if (step == steps) {
            return;
        }
        unordered(step + 1, chosen);
        for (int i = 0; i < events.size(); i++) {
            if (!chosen.contains(i) && matches(step, i)) {
                chosen.add(i);
                unordered(step + 1, chosen);
                chosen.removeLast();
            }
        }
    }

    private boolean matches(int step, int event) {
        Event candidate = events.get(event);
        return (value == null || value.equals(candidate.shelf()))
                && funnel.steps().get(step).where().types().contains(candidate.type());
    }

    private int minute(int event) {
        return events.get(event).minute();
    }

    private void reach(int step, int at, int begun, int previous) {
        merge(reached, step, new int[] {at, begun, previous});
    }

    private static void merge(TreeMap<Integer, int[]> reached, int step, int[] times) {
        int[] known = reached.get(step);
        if (known == null || BEST_FIRST.compare(times, known) < 0) {
            reached.put(step, times);
        }
    }
}
