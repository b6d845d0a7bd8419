package io.continuo.journey.attribution;

import io.continuo.journey.query.PartialInput;
import io.continuo.journey.query.PartialOutput;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Gathers what the asked models need to know of paths. Additive: paths may be spread over several, which are then merged;
 * neither their number nor the order of the paths shows in the result. Not for several threads at once.
 */
public final class PathTallies {

    private static final int SHOWN_COALITIONS = 100;
    private static final int EFFECT_DECIMALS = 12;

    private final Map<Model, RuleTally> rules = new EnumMap<>(Model.class);
    private final @Nullable TransitionTally transitions;
    private final @Nullable CoalitionTally coalitions;

    /**
     * How the models are set.
     *
     * @param order of the Markov chain, 1 to {@link TransitionTally#MAX_ORDER}
     * @param halfLife of time decay, in the unit of the ages of touches; greater than 0
     * @param direct which channels are direct, by their numbers
     */
    public record Settings(int order, double halfLife, IntPredicate direct) {}

    public PathTallies(Set<Model> models, Settings settings) {
        models.stream().filter(Model::isRule).forEach(model -> rules.put(model, new RuleTally(rule(model, settings))));
        transitions = models.contains(Model.MARKOV) ? new TransitionTally(settings.order()) : null;
        coalitions = models.contains(Model.SHAPLEY) ? new CoalitionTally() : null;
    }

    static Rule rule(Model model, Settings settings) {
        return switch (model) {
            case FIRST -> Rule.first();
            case LAST -> Rule.last();
            case LAST_NON_DIRECT -> Rule.lastNot(settings.direct());
            case LINEAR -> Rule.linear();
            case TIME_DECAY -> Rule.decay(settings.halfLife());
            case POSITION -> Rule.position();
            case MARKOV, SHAPLEY -> throw new IllegalArgumentException("this model is no rule");
        };
    }

    /** Adds a path that has a touch at least; channels are below {@link TransitionTally#MAX_CHANNELS}. */
    public void add(TouchPath path) {
        rules.values().forEach(tally -> tally.add(path));
        if (transitions != null) {
            transitions.add(path);
        }
        if (coalitions != null) {
            coalitions.add(path);
        }
    }

    /**
     * Adds what another one gathered, for the same models and settings.
     *
     * @param mine the number here of a channel there
     */
    public void merge(PathTallies other, IntUnaryOperator mine) {
        rules.forEach((model, tally) -> tally.merge(other.rules.get(model), mine));
        if (transitions != null && other.transitions != null) {
            transitions.merge(other.transitions, mine);
        }
        if (coalitions != null && other.coalitions != null) {
            coalitions.merge(other.coalitions, mine);
        }
    }

    /** Written by their numbers, which {@link Gathered} gives names. */
    void write(PartialOutput out) {
        rules.values().forEach(tally -> tally.write(out));
        if (transitions != null) {
            transitions.write(out);
        }
        if (coalitions != null) {
            coalitions.write(out);
        }
    }

    /** Into empty ones of the same models. */
    void read(PartialInput in) {
        rules.values().forEach(tally -> tally.read(in));
        if (transitions != null) {
            transitions.read(in);
        }
        if (coalitions != null) {
            coalitions.read(in);
        }
    }

    /**
     * What a model says.
     *
     * @param model one of those asked for
     * @param totals what the credits have to sum to
     * @param channels how many channels there are
     * @param names their names by number
     */
    public Attribution result(Model model, Totals totals, int channels, IntFunction<String> names) {
        if (totals.conversions().signum() == 0) {
            return new Attribution.NoConversions(model);
        }
        return switch (model) {
            case MARKOV -> markov(totals, channels, names);
            case SHAPLEY -> shapley(totals, channels, names);
            case FIRST, LAST, LAST_NON_DIRECT, LINEAR, TIME_DECAY, POSITION ->
                credited(model, totals, rules.get(model).weights(channels), names);
        };
    }

    private Attribution markov(Totals totals, int channels, IntFunction<String> names) {
        if (transitions.isOverfull()) {
            return new Attribution.TooManyStates(Model.MARKOV, transitions.states());
        }
        return RemovalEffects.of(transitions.chain(), channels)
                .<Attribution>map(effects -> credited(Model.MARKOV, totals, Weights.ofEffects(effects), names))
                .orElseGet(() -> new Attribution.TooManyStates(Model.MARKOV, transitions.states()));
    }

    private Attribution shapley(Totals totals, int channels, IntFunction<String> names) {
        List<Attribution.Coalition> largest = coalitions.largest(SHOWN_COALITIONS).stream()
                .map(coalition -> new Attribution.Coalition(
                        coalition.channels().stream().mapToObj(names).sorted().toList(),
                        coalition.conversions(),
                        coalition.revenue()))
                .toList();
        Attribution.Credited credited = credited(Model.SHAPLEY, totals, coalitions.weights(channels), names);
        return new Attribution.Credited(Model.SHAPLEY, credited.credits(), largest);
    }

    private static Attribution.Credited credited(
            Model model, Totals totals, Weights weights, IntFunction<String> names) {
        List<BigDecimal> conversions = Apportioning.divide(totals.conversions(), weights.conversions());
        List<BigDecimal> revenue = Apportioning.divide(totals.revenue(), weights.revenue());
        List<BigDecimal> shares = Apportioning.divide(BigDecimal.ONE, weights.conversions());
        double[] effects = weights.removalEffects();
        List<Attribution.Credit> credits = IntStream.range(0, weights.conversions().length)
                .mapToObj(channel -> new Attribution.Credit(
                        names.apply(channel),
                        conversions.get(channel),
                        revenue.get(channel),
                        shares.get(channel),
                        effects == null ? null : rounded(effects[channel])))
                .sorted(Comparator.comparing(Attribution.Credit::conversions)
                        .reversed()
                        .thenComparing(Attribution.Credit::channel))
                .toList();
        return new Attribution.Credited(model, credits, List.of());
    }

    private static BigDecimal rounded(double effect) {
        return BigDecimal.valueOf(effect)
                .setScale(EFFECT_DECIMALS, RoundingMode.HALF_UP)
                .stripTrailingZeros();
    }
}
