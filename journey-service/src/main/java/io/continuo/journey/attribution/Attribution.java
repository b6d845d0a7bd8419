package io.continuo.journey.attribution;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a model says. */
public sealed interface Attribution {

    Model model();

    /**
     * Credits that sum to the conversions and to the revenue exactly.
     *
     * @param credits most conversions first
     * @param coalitions the sets of channels that brought most, for Shapley; otherwise empty
     */
    record Credited(Model model, List<Credit> credits, List<Coalition> coalitions) implements Attribution {}

    /** Nothing converted, so there is nothing to divide. */
    record NoConversions(Model model) implements Attribution {}

    /** The chain has too many states to be solved in bounded time; a lower order has fewer. */
    record TooManyStates(Model model, int states) implements Attribution {}

    /**
     * What a channel is credited with.
     *
     * @param share of the conversions, 0 to 1
     * @param removalEffect what share of the conversions would be lost without it; of a Markov chain only
     */
    record Credit(
            String channel,
            BigDecimal conversions,
            BigDecimal revenue,
            BigDecimal share,
            @Nullable BigDecimal removalEffect) {}

    /** What the paths brought that touched just these channels. */
    record Coalition(List<String> channels, double conversions, double revenue) {}
}
